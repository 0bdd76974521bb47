#include "core/app/demo_accounts.hpp"

#include "core/base/fiscal_id.hpp"
#include "core/base/result.hpp"
#include "core/base/text.hpp"

#include <nlohmann/json.hpp>
#include <set>

namespace bottega::demo {

namespace {

using nlohmann::json;
using Names = std::vector<std::string>;

struct Person {
    std::string name, surname;
    bool is_woman = false;
    [[nodiscard]] std::string whole() const { return name + " " + surname; }
};

std::string letters_of(std::string_view text) {
    std::string letters;
    for (const char c : fold(text))
        if (c >= 'a' && c <= 'z') letters += c;
    return letters;
}

std::string filled(const json& pattern, const std::string& value) {
    return replace_all(pattern.get<std::string>(), "{0}", value);
}

std::string three_digits(int number) {
    std::string text = std::to_string(number);
    return std::string(3 - std::min<std::size_t>(3, text.size()), '0') + text;
}

// The number with the last character that makes it a right one.
template <class WhyNot>
std::string completed(const std::string& number, std::string_view last_characters, WhyNot why_not) {
    for (const char last : last_characters)
        if (!why_not(number + last)) return number + last;
    throw ContractViolation("demo data: no check digit fits " + number);
}

// Three letters of a name for the codice fiscale: consonants first, of four in a first name the second is left out.
std::string three_letters(const std::string& name, bool is_first_name) {
    std::string consonants, vowels;
    for (const char c : letters_of(name)) (std::string_view("aeiou").find(c) == std::string_view::npos ? consonants : vowels) += c;
    if (is_first_name && consonants.size() > 3) consonants.erase(1, 1);
    std::string three = (consonants + vowels + "xx").substr(0, 3);
    for (char& c : three) c = static_cast<char>(c - 'a' + 'A');
    return three;
}

std::string codice_fiscale(const Person& person, const std::string& town_code, Chance& chance) {
    const std::string year = std::to_string(55 + chance(45)).substr(0, 2);
    const char month = "ABCDEHLMPRST"[chance(12)];
    const std::string day = three_digits(1 + chance(28) + (person.is_woman ? 40 : 0)).substr(1);
    const std::string body = three_letters(person.surname, false) + three_letters(person.name, true) + year + month + day;
    return completed(body + town_code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", why_not_codice_fiscale);
}

class Inventor {
public:
    Inventor(const json& script, Chance& chance)
        : tables_(script.at("invented")),
          country_(script.at("business").at("vat_number").get<std::string>().starts_with("RO") ? "RO" : "IT"),
          chance_(chance) {}
    json company();
    json private_person();

private:
    const std::string& one_of(const char* table) { return chance_.one_of(tables_.at(table).get_ref<const json::array_t&>()).get_ref<const std::string&>(); }
    [[nodiscard]] Person person();
    [[nodiscard]] json somewhere();
    [[nodiscard]] std::string phone(const char* pattern) { return filled(tables_.at(pattern), three_digits(400 + number_)); }

    const json& tables_;
    std::string country_;
    Chance& chance_;
    int number_ = 0;
    std::set<std::string> used_;
    json town_;
};

Person Inventor::person() {
    const bool woman = chance_(2) == 0;
    return {one_of(woman ? "women" : "men"), one_of("surnames"), woman};
}

json Inventor::somewhere() {
    town_ = chance_.one_of(tables_.at("towns").get_ref<const json::array_t&>());
    return {{"street", filled(one_of("streets"), std::to_string(1 + chance_(140)))},
            {"postal_code", town_[1]}, {"city", town_[0]}, {"region", town_[2]}, {"country", country_}};
}

json Inventor::company() {
    ++number_;
    const Person owner = person();
    std::string name = one_of("trades") + " " + owner.surname;
    while (!used_.insert(name).second) name = one_of("trades") + " " + one_of("surnames");
    json row = somewhere();
    const std::string digits = filled(tables_.at("vat_number"), three_digits(number_));
    row["vat_number"] = completed(digits, "0123456789", country_ == "IT" ? why_not_partita_iva : why_not_cui);
    if (country_ == "IT") row.update({{"tax_code", row["vat_number"]}, {"sdi_code", "0000000"}});
    else row["register_number"] = filled(tables_.at("register_number"), std::to_string(1000 + number_));
    const std::string mail_place = letters_of(name);
    row.update({{"name", name + " " + one_of("forms")}, {"kind", "company"}, {"phone", phone("phone")},
                {"email", filled(tables_.at("company_mail"), mail_place)}, {"website", "www." + mail_place + ".example"}});
    row["contacts"] = {{{"name", owner.whole()}, {"role", one_of("roles")}, {"mobile", phone("mobile")},
                        {"email", letters_of(owner.name) + "@" + mail_place + ".example"}}};
    return row;
}

json Inventor::private_person() {
    ++number_;
    Person one = person();
    while (!used_.insert(one.whole()).second) one = person();
    json row = somewhere();
    if (country_ == "IT") row["tax_code"] = codice_fiscale(one, town_[3], chance_);
    row.update({{"name", one.whole()}, {"kind", "person"}, {"mobile", phone("mobile")},
                {"email", filled(tables_.at("person_mail"), letters_of(one.name) + "." + letters_of(one.surname))}});
    return row;
}

}  // namespace

std::vector<json> invented_accounts(const json& script, Chance& chance) {
    Inventor inventor(script, chance);
    const int customers = script.at("invented").at("customers");
    std::vector<json> rows;
    for (int number = 0; number < customers; ++number)
        rows.push_back(number % 5 < 3 ? inventor.company() : inventor.private_person());
    return rows;
}

}  // namespace bottega::demo

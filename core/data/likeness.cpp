#include "core/data/likeness.hpp"

#include "core/base/fiscal_id.hpp"
#include "core/base/phone.hpp"
#include "core/base/text.hpp"
#include "core/data/likeness_words.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace bottega {

namespace {

constexpr std::size_t shortest_identifier = 5, shortest_block_word = 4;

// How much each alone says, of 100.
constexpr int same_identifier = 95, near_identifier = 40, same_email = 80, same_phone = 60, same_name = 70;
constexpr int least_alike = 80, near_name_from = 40, near_name_range = 20;  // of alike_words
constexpr int another_name = 40;                                            // below it the names have nothing in common
constexpr int another_identifier = 70, other_words = 70;                    // what is left of the score where something speaks against it

std::string identifier_key(std::string_view text) {
    std::string code = normalised_code(text);
    const bool has_country = code.size() > 2 && is_capital(code[0]) && is_capital(code[1]) && std::all_of(code.begin() + 2, code.end(), is_digit);
    if (has_country && (code.starts_with("IT") || code.starts_with("RO"))) code.erase(0, 2);
    const bool says_nothing = code.find_first_not_of("0X") == std::string::npos;
    return code.size() < shortest_identifier || says_nothing ? std::string() : code;
}

std::vector<std::string> keys_of(Likeness kind, std::string_view value) {
    std::vector<std::string> keys;
    if (kind == Likeness::Name) return telling_words(value);
    for (const std::string& part : split(replace_all(value, ",", ";"), ';')) {
        std::string key = kind == Likeness::Identifier ? identifier_key(part) : kind == Likeness::Email ? fold(trim(part)) : phone_key(part);
        if (kind == Likeness::Email && key.find('@') == std::string::npos) continue;
        if (!key.empty()) keys.push_back(std::move(key));
    }
    return keys;
}

// Few, and in place: two of these are made for each of a million comparisons.
class Words {
public:
    Words() = default;
    explicit Words(const std::vector<std::string>& words) {
        for (const std::string& word : words) add(word);
    }
    void add(std::string_view word) {
        if (count_ < words_.size()) words_[count_++] = word;
    }
    [[nodiscard]] bool empty() const { return count_ == 0; }
    [[nodiscard]] const std::string_view* begin() const { return words_.data(); }
    [[nodiscard]] const std::string_view* end() const { return words_.data() + count_; }
    [[nodiscard]] operator std::span<const std::string_view>() const { return {words_.data(), count_}; }
    bool operator==(const Words& other) const { return std::equal(begin(), end(), other.begin(), other.end()); }

private:
    std::array<std::string_view, 12> words_ = {};
    std::size_t count_ = 0;
};

struct Unpacked {
    Words name, identifiers, emails, phones;
};

Words words_in(std::string_view line) {
    Words words;
    while (!line.empty()) {
        const std::size_t end = std::min(line.find(' '), line.size());
        if (end > 0) words.add(line.substr(0, end));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return words;
}

Unpacked unpack(std::string_view packed) {
    Unpacked text;
    for (Words* words : {&text.name, &text.identifiers, &text.emails, &text.phones}) {
        const std::size_t end = std::min(packed.find('\n'), packed.size());
        *words = words_in(packed.substr(0, end));
        packed.remove_prefix(std::min(end + 1, packed.size()));
    }
    return text;
}

template <class Same>
bool any_two(const Words& one, const Words& other, Same same) {
    return std::any_of(one.begin(), one.end(), [&](std::string_view a) { return std::any_of(other.begin(), other.end(), [&](std::string_view b) { return same(a, b); }); });
}

bool share(const Words& one, const Words& other) {
    return any_two(one, other, [](std::string_view a, std::string_view b) { return a == b; });
}

bool nearly_share(const Words& one, const Words& other) {
    return any_two(one, other, [](std::string_view a, std::string_view b) { return a.size() == b.size() && differ_by_one(a, b); });
}

void count_in(int& score, int weight) { score = 100 - (100 - score) * (100 - weight) / 100; }

void lower(int& score, int percent) { score = score * percent / 100; }

std::uint64_t hash_of(char kind, std::string_view text) {
    std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
    const auto take = [&](char c) { hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL; };
    take(kind);
    for (const char c : text) take(c);
    return hash ^ (hash >> 29);
}

// One wrong letter leaves the beginning or the end of a name as it is, also where it made it longer or shorter by one.
void add_halves(std::vector<LikenessKey>& keys, std::string_view name) {
    constexpr std::size_t shortest = 4;
    for (const std::size_t less : {std::size_t{1}, std::size_t{2}}) {
        const std::size_t half = name.size() > less ? (name.size() - less) / 2 : 0;
        if (half < shortest || (less == 2 && half == (name.size() - 1) / 2)) continue;
        keys.push_back({hash_of('b', name.substr(0, half)), true});
        keys.push_back({hash_of('z', name.substr(name.size() - half)), true});
    }
}

}  // namespace

std::vector<ComparedField> compared_fields(const EntityDef& def) {
    std::vector<ComparedField> fields;
    for (std::size_t index = 0; index < def.fields.size(); ++index) {
        const FieldDef& field = def.fields[index];
        if (field.name == def.title_field) fields.push_back({index, Likeness::Name});
        else if (field.format == TextFormat::Identifier) fields.push_back({index, Likeness::Identifier});
        else if (field.format == TextFormat::Email) fields.push_back({index, Likeness::Email});
        else if (field.format == TextFormat::Phone) fields.push_back({index, Likeness::Phone});
    }
    return fields;
}

void LikenessText::add(Likeness kind, std::string_view value) {
    std::string& line = kind == Likeness::Name ? name_ : kind == Likeness::Identifier ? identifiers_ : kind == Likeness::Email ? emails_ : phones_;
    for (const std::string& key : keys_of(kind, value)) line += (line.empty() ? "" : " ") + replace_all(key, " ", "");
}

std::string LikenessText::packed() const { return name_ + '\n' + identifiers_ + '\n' + emails_ + '\n' + phones_; }

std::string likeness_text(const Record& record) {
    LikenessText text;
    for (const ComparedField& field : compared_fields(record.def())) text.add(field.kind, canonical_text(record.value(field.index)));
    return text.packed();
}

int likeness(std::string_view one_text, std::string_view other_text) {
    const Unpacked one = unpack(one_text), other = unpack(other_text);
    int score = 0;
    const bool identified = share(one.identifiers, other.identifiers), nearly = !identified && nearly_share(one.identifiers, other.identifiers);
    if (identified) count_in(score, same_identifier);
    if (nearly) count_in(score, near_identifier);
    if (share(one.emails, other.emails)) count_in(score, same_email);
    if (share(one.phones, other.phones)) count_in(score, same_phone);
    const int name = one.name == other.name ? 100 : alike_words(one.name, other.name);
    if (name == 100 && !one.name.empty()) count_in(score, same_name);
    else if (name >= least_alike) count_in(score, near_name_from + (name - least_alike) * near_name_range / (100 - least_alike));
    else if (name < another_name) lower(score, other_words);
    const bool contradicts = !identified && !nearly && !one.identifiers.empty() && !other.identifiers.empty();
    if (contradicts) lower(score, another_identifier);
    return score;
}

std::vector<LikenessKey> likeness_keys(std::string_view packed) {
    const Unpacked text = unpack(packed);
    std::vector<LikenessKey> keys;
    for (const auto& identifier : text.identifiers) keys.push_back({hash_of('i', identifier)});
    for (const auto& email : text.emails) keys.push_back({hash_of('e', email)});
    for (const auto& phone : text.phones) keys.push_back({hash_of('p', phone)});
    const std::string_view name = packed.substr(0, packed.find('\n'));
    if (name.empty()) return keys;
    keys.push_back({hash_of('n', name)});
    add_halves(keys, name);
    for (const auto& word : text.name)
        if (word.size() >= shortest_block_word) keys.push_back({hash_of('w', word), true});
    return keys;
}

std::vector<LikeReason> like_reasons(const Record& one, const Record& other) {
    std::vector<LikeReason> reasons;
    const auto fields = compared_fields(one.def());
    const auto compare = [&](const ComparedField& mine, const ComparedField& theirs) {
        if (mine.kind != theirs.kind) return;
        const std::string value = canonical_text(one.value(mine.index));
        const auto a = keys_of(mine.kind, value), b = keys_of(mine.kind, canonical_text(other.value(theirs.index)));
        const Words left(a), right(b);
        std::optional<Likeness> kind;
        if (mine.kind == Likeness::Name) {
            if (a == b && !a.empty()) kind = Likeness::Name;
            else if (alike_words(left, right) >= least_alike) kind = Likeness::NearName;
        } else if (share(left, right)) {
            kind = mine.kind;
        } else if (mine.kind == Likeness::Identifier && nearly_share(left, right)) {
            kind = Likeness::NearIdentifier;
        } else if (mine.kind == Likeness::Identifier && mine.index == theirs.index && !left.empty() && !right.empty()) {
            kind = Likeness::OtherIdentifier;
        }
        if (kind) reasons.push_back({*kind, one.def().fields[mine.index].name, value});
    };
    for (const ComparedField& mine : fields)
        for (const ComparedField& theirs : fields) compare(mine, theirs);
    std::stable_sort(reasons.begin(), reasons.end(), [](const LikeReason& a, const LikeReason& b) { return a.kind < b.kind; });
    // The same number as VAT number and as tax code is one reason, and a nearly equal one is none where one is equal.
    std::vector<LikeReason> told;
    for (LikeReason& reason : reasons) {
        const bool known = std::any_of(told.begin(), told.end(), [&](const LikeReason& earlier) {
            const bool settled = earlier.kind == Likeness::Identifier || earlier.kind == Likeness::NearIdentifier;
            return earlier.kind == reason.kind || (settled && (reason.kind == Likeness::NearIdentifier || reason.kind == Likeness::OtherIdentifier));
        });
        if (!known) told.push_back(std::move(reason));
    }
    return told;
}

}  // namespace bottega

#include "core/data/likeness.hpp"

#include "core/base/phone.hpp"
#include "core/data/duplicate_scan.hpp"
#include "core/data/likeness_words.hpp"
#include "core/modules/crm/account.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace bottega;
using Words = std::vector<std::string>;

namespace {

Record company(test::Shop& shop, const std::string& name, const std::vector<std::pair<std::string, std::string>>& fields = {}) {
    Record record = shop.store.blank("account");
    record.set(crm::account::name, name);
    for (const auto& [field, value] : fields) record.set_value(field, value);
    return record;
}

RecordId add(test::Shop& shop, Record record) { return shop.store.insert(std::move(record)).value(); }

int alike(const Record& one, const Record& other) { return likeness(likeness_text(one), likeness_text(other)); }

std::vector<DuplicatePair> scanned(test::Shop& shop, std::string_view entity = "account") {
    DuplicateScan scan(shop.store, shop.store.schema().entity(entity));
    while (scan.step()) CHECK(scan.done() <= scan.total());
    return scan.pairs();
}

std::vector<DuplicatePair> looked_up(test::Shop& shop, RecordId id) {
    DuplicateLookup lookup(shop.store, shop.find("account", id));
    while (lookup.step()) {}
    return lookup.pairs();
}

bool holds(const std::vector<DuplicatePair>& pairs, RecordId one, RecordId other) {
    const RecordPair wanted = record_pair(one, other);
    return std::any_of(pairs.begin(), pairs.end(), [&](const DuplicatePair& pair) { return record_pair(pair.first, pair.second) == wanted; });
}

}  // namespace

TEST_CASE("a name is compared by the words that tell it from others") {
    CHECK(telling_words("Officine Rossi S.r.l.") == Words{"officine", "rossi"});
    CHECK(telling_words("ROSSI OFFICINE SRL") == Words{"officine", "rossi"});
    CHECK(telling_words("Officine Rossi s. r. l.") == Words{"officine", "rossi"});
    CHECK(telling_words("Ditta Rossi Mario di Mario Rossi & C. S.n.c.") == Words{"mario", "rossi"});
    CHECK(telling_words("S.C. Construcții Ștefănescu S.R.L.") == Words{"constructii", "stefanescu"});
    CHECK(telling_words("Popescu Ion P.F.A.") == Words{"ion", "popescu"});
    CHECK(telling_words("F.lli Greco Società per Azioni") == Words{"fratelli", "greco"});
    CHECK(telling_words("Caffè «Nero» GmbH & Co. KG") == Words{"caffe", "nero"});
    CHECK(telling_words("Di Più S.p.A.") == Words{"piu"});
    CHECK(telling_words("SA") == Words{"sa"});  // nothing else remains
}

TEST_CASE("telephones are the same with and without the country, however they are written") {
    CHECK(phone_key("+39 02 1234567") == phone_key("02/1234567"));
    CHECK(phone_key("0039 333 1234567") == phone_key("333-123.45.67"));
    CHECK(phone_key("39 333 1234567") == phone_key("3331234567"));
    CHECK(phone_key("393 1234567") == "3931234567");  // a mobile that begins as the country does
    CHECK(phone_key("+40 721 000 111") == phone_key("0721000111"));
    CHECK(phone_key("40721000111") == phone_key("0721 000 111"));
    CHECK(phone_key("+39 02 1234567") != phone_key("+39 06 1234567"));
    CHECK(phone_key("int. 12").empty());
}

TEST_CASE("the same number under another heading, with and without its country, is the same company") {
    test::Shop shop;
    CHECK(alike(company(shop, "Rossi", {{"vat_number", "IT00743110157"}}), company(shop, "Altra cosa", {{"tax_code", "0074 3110 157"}})) >= likely_likeness);
    CHECK(alike(company(shop, "Carpați SRL", {{"vat_number", "RO14399840"}}), company(shop, "Carpati", {{"vat_number", "14399840"}})) >= sure_likeness);
    CHECK(alike(company(shop, "Rossi", {{"email", "Info@Rossi.it"}}), company(shop, "Rossi srl", {{"pec", "info@rossi.it"}})) >= sure_likeness);
    CHECK(alike(company(shop, "Rossi", {{"phone", "+39 02 1234567"}}), company(shop, "Rossi srl", {{"mobile", "02 1234567"}})) >= sure_likeness);
}

TEST_CASE("what only resembles is not taken for the same") {
    test::Shop shop;
    CHECK(alike(company(shop, "Officine Rossi"), company(shop, "Officine Bianchi")) < least_likeness);
    CHECK(alike(company(shop, "Vite M6x20"), company(shop, "Vite M6x30")) < least_likeness);
    CHECK(alike(company(shop, "Bar Sport", {{"vat_number", "00743110157"}}), company(shop, "Bar Sprot", {{"vat_number", "01234567897"}})) < least_likeness);
    CHECK(alike(company(shop, "Anna Verdi", {{"phone", "02 1234567"}}), company(shop, "Luca Neri", {{"phone", "02 1234567"}})) < least_likeness);
    // The same name with another number is asked about, as the least likely of all.
    const Record one = company(shop, "Bar Sport", {{"vat_number", "00743110157"}}), other = company(shop, "Bar Sport", {{"vat_number", "01234567897"}});
    CHECK(alike(one, other) >= least_likeness);
    CHECK(alike(one, other) < likely_likeness);
    CHECK(like_reasons(one, other).back().kind == Likeness::OtherIdentifier);
    // A wrong digit is a slip, not another company.
    CHECK(alike(company(shop, "Bar Sport", {{"vat_number", "00743110157"}}), company(shop, "Bar Sport", {{"vat_number", "00743110167"}})) >= likely_likeness);
    CHECK(alike(company(shop, "Costruzioni Lombardi"), company(shop, "Costruzioni Lombradi srl")) >= least_likeness);
}

TEST_CASE("the reasons name the field, the strongest first, each once") {
    test::Shop shop;
    const Record one = company(shop, "Officine Rossi", {{"vat_number", "00743110157"}, {"tax_code", "00743110157"}, {"phone", "02 1234567"}});
    const Record other = company(shop, "Rossi Oficine srl", {{"vat_number", "IT00743110157"}, {"mobile", "+39021234567"}});
    const auto reasons = like_reasons(one, other);
    REQUIRE(reasons.size() == 3);
    CHECK(reasons[0] == LikeReason{Likeness::Identifier, "vat_number", "00743110157"});
    CHECK(reasons[1] == LikeReason{Likeness::Phone, "phone", "02 1234567"});
    CHECK(reasons[2].kind == Likeness::NearName);
}

TEST_CASE("a scan finds the pairs among many, the best first, and a look-up finds those of one record") {
    test::Shop shop;
    std::vector<RecordId> others;
    for (int i = 0; i < 300; ++i) {
        const std::string own(1, static_cast<char>('a' + i % 26)), more(1, static_cast<char>('a' + i / 26));
        others.push_back(add(shop, company(shop, "Officine " + own + "zan" + more + "ello", {{"email", own + more + "@esempio.it"}})));
    }
    const RecordId rossi = add(shop, company(shop, "Ferramenta Quirinale S.r.l.", {{"vat_number", "00743110157"}, {"phone", "02 1234567"}}));
    const RecordId same = add(shop, company(shop, "QUIRINALE FERRAMENTA", {{"vat_number", "IT 00743110157"}}));
    const RecordId slip = add(shop, company(shop, "Feramenta Quirinale"));
    const RecordId mail = add(shop, company(shop, "Zeta", {{"pec", "AA@esempio.it"}}));

    const auto pairs = scanned(shop);
    CHECK(holds(pairs, rossi, same));
    CHECK(holds(pairs, rossi, slip));
    CHECK(holds(pairs, mail, others[0]));
    CHECK(record_pair(pairs.front().first, pairs.front().second) == record_pair(rossi, same));
    CHECK(std::is_sorted(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) { return a.score > b.score; }));

    const auto found = looked_up(shop, rossi);
    CHECK(found.size() == 2);
    CHECK(holds(found, rossi, same));
    CHECK(holds(found, rossi, slip));
    CHECK(looked_up(shop, mail).size() == 1);
}

TEST_CASE("what a person told apart is not shown again, and an undo shows it") {
    test::Shop shop;
    const RecordId one = add(shop, company(shop, "Bar Sport")), two = add(shop, company(shop, "Bar Sport srl")), three = add(shop, company(shop, "Sport Bar"));
    const auto pairs = scanned(shop);
    REQUIRE(pairs.size() == 3);
    auto groups = duplicate_groups(pairs, told_apart(shop.store, "account"));
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].records.size() == 3);

    const RecordId apart[] = {one, two};
    REQUIRE(tell_apart(shop.session, "account", apart).ok());
    REQUIRE(tell_apart(shop.session, "account", apart).ok());  // said twice, kept once
    CHECK(shop.store.count({.entity = "not_duplicate"}) == 1);
    groups = duplicate_groups(pairs, told_apart(shop.store, "account"));
    for (const DuplicateGroup& group : groups) {
        const auto has = [&](RecordId id) { return std::find(group.records.begin(), group.records.end(), id) != group.records.end(); };
        CHECK_FALSE((has(one) && has(two)));
        CHECK(has(three));
    }
    CHECK(looked_up(shop, one).size() == 1);
    CHECK(looked_up(shop, three).size() == 2);
}

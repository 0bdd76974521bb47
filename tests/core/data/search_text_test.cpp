#include "core/data/search_text.hpp"

#include "core/base/text.hpp"
#include "tests/core/data/workshop.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace bottega;
using namespace bottega::test;

namespace {

using Names = std::vector<std::string>;

struct Search {
    Workshop shop;
    SearchText text{shop.database, shop.store.schema()};
    const std::vector<std::string> kinds{std::string(customer::entity), std::string(job::entity)};

    std::vector<FoundRecord> records(const std::string& typed, std::size_t limit = 50) {
        std::vector<FoundRecord> found = text.find(kinds, typed, limit, shop.store.version());
        for (;;) {
            const auto with_errors = text.find_misspelt(shop.store.version());
            if (with_errors) return with_errors->empty() ? found : *with_errors;
        }
    }
    Names titles(const std::string& typed, std::size_t limit = 50) {
        Names names;
        for (const FoundRecord& found : records(typed, limit)) names.push_back(shop.store.title(found.entity, found.id));
        return names;
    }
};

}  // namespace

TEST_CASE("any fragment of any searched field finds a record, whatever its accents, capitals and signs") {
    Search search;
    search.shop.start_command("test.add");
    search.shop.add_customer("Officine Rossi & C. S.r.l.", "Forlì");
    search.shop.add_customer("Țesătoria Șaguna", "Brașov");

    CHECK(search.titles("FICIN") == Names{"Officine Rossi & C. S.r.l."});
    CHECK(search.titles("orlì") == Names{"Officine Rossi & C. S.r.l."});
    CHECK(search.titles("rossi & c.") == Names{"Officine Rossi & C. S.r.l."});
    CHECK(search.titles("agun sato") == Names{"Țesătoria Șaguna"});
    CHECK(search.titles("ș").size() == 2);  // one letter answers, too
    CHECK(search.titles("rossi brasov").empty());
    CHECK(search.titles("   ").empty());
    CHECK(search.titles("& %").empty());
    CHECK(search.titles(std::string("ros\0si", 6)).size() == 1);
}

TEST_CASE("the best answer stands first: the title itself, its beginning, a word of it, inside a word, then other fields") {
    Search search;
    search.shop.start_command("test.add");
    for (const char* name : {"Gelateria Paroma", "Nuova Roma", "Romagna Ferro", "Roma"}) search.shop.add_customer(name, "Bari");
    search.shop.add_customer("Bianchi", "Roma");
    search.shop.add_customer("Verdi", "Caltaroma");

    CHECK(search.titles("roma") == Names{"Roma", "Romagna Ferro", "Nuova Roma", "Gelateria Paroma", "Bianchi", "Verdi"});
    CHECK(search.titles("roma", 2) == Names{"Roma", "Romagna Ferro"});
    CHECK(search.records("roma").front().match == Match::Title);
    CHECK(search.records("roma").back().match == Match::InsideElsewhere);
}

TEST_CASE("what is compared has neither capitals, accents nor signs, and one space between words") {
    CHECK(searched_form("  Rossi & C. — S.r.l.  ") == "rossi c srl");
    CHECK(searched_form("L\u2019Aquila\u00A0Ștefan") == "l aquila stefan");
    CHECK(searched_form("ΑΘΗΝΑ 東京") == "αθηνα 東京");
    CHECK(searched_form("-").empty());
}

TEST_CASE("initials are one word, with their dots and without") {
    CHECK(searched_form("S.p.A.") == "spa");
    CHECK(searched_form("s.") == "s");
    CHECK(searched_form(".a.b.") == "ab");
    CHECK(searched_form("P.IVA 1.2 a.b1 mario.r.neri@x.it") == "p iva 1 2 a b1 mario r neri x it");
    CHECK(searched_form("È.a.b") == "e ab");

    Search search;
    search.shop.start_command("test.add");
    search.shop.add_customer("Officine Rossi S.r.l.", "Bari");
    search.shop.add_customer("Alessandro Rosadini", "Lucca");
    search.shop.add_customer("Verdi SRL", "Bari");
    for (const char* typed : {"s.r.l.", "s.r.l", "srl", "S.R.L.", "s.r"}) {
        CAPTURE(typed);
        CHECK(search.titles(typed) == Names{"Officine Rossi S.r.l.", "Verdi SRL"});
    }
}

TEST_CASE("records of all kinds answer together") {
    Search search;
    search.shop.start_command("test.add");
    const RecordId rossi = search.shop.add_customer("Rossi 2026");
    search.shop.add_job("2026/17", rossi);

    const auto found = search.records("2026");
    REQUIRE(found.size() == 2);
    CHECK(found[0].entity == job::entity);
    CHECK(found[0].match == Match::TitleBegins);
    CHECK(found[1].id == rossi);

    search.shop.add_job("Gamma 1", rossi);
    search.shop.add_customer("Gamma 9");
    CHECK(search.titles("gam") == Names{"Gamma 9", "Gamma 1"});  // equally good: the kind that was named first
}

TEST_CASE("one typing error is forgiven, after every record that has the word itself") {
    Search search;
    search.shop.start_command("test.add");
    search.shop.add_customer("Ferramenta Galvani", "Pescara");
    search.shop.add_customer("Feramenta Ricci", "Pescara");

    for (const char* wrong : {"ferramenat", "ferramanta", "feramenta", "ferrramenta", "erramenta", "efrramenta", "fexramenta"}) {
        CAPTURE(wrong);
        const Names titles = search.titles(wrong);
        CHECK(std::find(titles.begin(), titles.end(), "Ferramenta Galvani") != titles.end());
    }
    CHECK(search.titles("feramenta") == Names{"Feramenta Ricci", "Ferramenta Galvani"});
    CHECK(search.records("feramenta")[1].with_error);
    CHECK(search.titles("ferramenta galvai") == Names{"Ferramenta Galvani"});
    CHECK(search.titles("ricx").empty());  // or everything that begins with "ric" were found
    CHECK(search.titles("rici") == Names{"Feramenta Ricci"});
    CHECK(search.titles("ricic") == Names{"Feramenta Ricci"});
    CHECK(search.titles("amena").size() == 0);  // five letters inside a word: too little is left
    CHECK(search.titles("feramnta galvani").empty());  // two
    CHECK(search.titles("ferrara").empty());
    CHECK(search.titles("gxl").empty());  // of three letters too little is left
}

TEST_CASE("numbers are meant as they are typed, unless they are long") {
    Search search;
    search.shop.start_command("test.add");
    const RecordId id = search.shop.add_customer("Rossi");
    search.shop.add_job("2026/17", id);
    search.shop.add_customer("IT01234567890");

    CHECK(search.titles("2025").empty());
    CHECK(search.titles("01234567891") == Names{"IT01234567890"});
}

TEST_CASE("what is searched follows every change, deletion and rollback") {
    Search search;
    search.shop.start_command("test.add");
    const RecordId id = search.shop.add_customer("Officine Rossi", "Forlì");
    CHECK(search.titles("rossi").size() == 1);

    search.shop.start_command("test.rename");
    Record record = *search.shop.store.find(customer::entity, id);
    record.set(customer::name, std::string("Officine Bianchi"));
    REQUIRE(search.shop.store.update(record).ok());
    CHECK(search.titles("rossi").empty());
    CHECK(search.titles("bianchi") == Names{"Officine Bianchi"});

    {
        Transaction transaction(search.shop.database);
        search.shop.start_command("test.never");
        search.shop.add_customer("Mai Stato");
        CHECK(search.titles("mai stato").size() == 1);
    }
    search.shop.store.mark_changed();
    CHECK(search.titles("mai stato").empty());
    CHECK(search.titles("bianchi").size() == 1);

    search.shop.start_command("test.remove");
    REQUIRE(search.shop.store.remove(customer::entity, id).ok());
    CHECK(search.titles("officine").empty());
}

TEST_CASE("many changes of one record leave no more behind than it holds") {
    Search search;
    search.shop.start_command("test.add");
    const RecordId id = search.shop.add_customer("Rossi 0");
    for (int i = 1; i <= 40; ++i) {
        search.shop.start_command("test.rename");
        Record record = *search.shop.store.find(customer::entity, id);
        record.set(customer::name, "Rossi numero " + std::to_string(i));
        REQUIRE(search.shop.store.update(record).ok());
        CHECK(search.titles("rossi").size() == 1);
    }
    CHECK(search.text.bytes() < 400);
}

TEST_CASE("what is searched is read in steps beforehand, and a search does not wait for the last one") {
    Search search;
    const std::string kind(customer::entity);
    search.shop.start_command("test.add");
    for (int i = 0; i < 10; ++i) search.shop.add_customer("Rossi " + std::to_string(i));
    const auto prepare = [&] { return search.text.prepare(kind, 4, search.shop.store.version()); };

    CHECK_FALSE(prepare());
    CHECK_FALSE(prepare());
    search.shop.start_command("test.add");
    const RecordId late = search.shop.add_customer("Rossi tardi");  // what was read by then counts no more
    CHECK_FALSE(prepare());
    CHECK_FALSE(prepare());
    CHECK(prepare());
    CHECK(search.titles("rossi").size() == 11);

    Search other;
    other.shop.start_command("test.add");
    for (int i = 0; i < 10; ++i) other.shop.add_customer("Rossi " + std::to_string(i));
    CHECK_FALSE(other.text.prepare(kind, 4, other.shop.store.version()));
    CHECK(other.titles("rossi").size() == 10);
    CHECK(other.text.prepare(kind, 4, other.shop.store.version()));
    CHECK(search.titles("tardi") == Names{search.shop.store.title(kind, late)});
}

TEST_CASE("records with titles of any length are all read, in steps of any size") {
    Search search;
    const std::string kind(customer::entity);
    search.shop.start_command("test.add");
    for (std::size_t i = 0; i < 60; ++i) search.shop.add_customer("O " + std::string(i * 7 % 19, static_cast<char>('a' + i % 26)) + " Rossi " + std::to_string(i));
    while (!search.text.prepare(kind, 4, search.shop.store.version())) {}
    CHECK(search.records("rossi", 100).size() == 60);
}

TEST_CASE("records without a title are found by what else they hold, in steps, too") {
    Search search;
    const std::string kind(customer::entity);
    search.shop.start_command("test.add");
    for (int i = 0; i < 40; ++i) search.shop.add_customer("Rossi " + std::to_string(i), i % 2 ? "Lucca" : "Bari");
    search.shop.database.execute("UPDATE customer SET name = NULL, title_key = NULL WHERE city = 'Lucca'");
    while (!search.text.prepare(kind, 3, search.shop.store.version())) {}
    CHECK(search.records("lucca", 100).size() == 20);
    CHECK(search.records("bari", 100).size() == 20);
    CHECK(search.records("rossi", 100).size() == 20);
}

// The definition of a hit: every typed word is a piece of the title or of one searched field of the record.
TEST_CASE("no hit is missed, and none is invented, against looking into every record") {
    Search search;
    std::mt19937 random(20261122);
    const Names syllables{"ro", "ma", "fer", "și", "lo", "àn", "z", " ", "-", "tto", "3", "ß", "Ă", "2026", "905"};
    const auto word = [&](int pieces) {
        std::string made;
        for (int i = 0; i < pieces; ++i) made += syllables[random() % syllables.size()];
        return made;
    };
    search.shop.start_command("test.add");
    std::vector<std::pair<std::int64_t, Names>> all;
    for (int i = 0; i < 400; ++i) {
        const RecordId id = search.shop.add_customer("A" + word(5), word(3));
        const Record record = *search.shop.store.find(customer::entity, id);
        Names texts;
        for (const auto& field : {customer::name, customer::code, customer::city}) texts.push_back(searched_form(record.get(field).value_or("")));
        all.push_back({id.value, texts});
    }
    int hits = 0;
    for (int round = 0; round < 300; ++round) {
        const std::string typed = word(1 + static_cast<int>(random() % 4));
        CAPTURE(typed);
        const Names words = split(searched_form(typed), ' ');
        std::vector<std::int64_t> expected, got;
        for (const auto& [id, fields] : all) {
            const Names& texts = fields;
            const bool is_hit = std::all_of(words.begin(), words.end(), [&](const std::string& piece) {
                return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) { return text.find(piece) != text.npos; });
            });
            if (is_hit && !searched_form(typed).empty()) expected.push_back(id);
        }
        for (const FoundRecord& found : search.records(typed, 1000))
            if (!found.with_error) got.push_back(found.id.value);
        std::sort(expected.begin(), expected.end());
        std::sort(got.begin(), got.end());
        CHECK(got == expected);
        std::vector<std::int64_t> in_list = search.text.found(std::string(customer::entity), typed, search.shop.store.version()).ids();
        std::sort(in_list.begin(), in_list.end());
        CHECK(in_list == expected);
        const auto ranked = search.records(typed, 1000);
        for (const std::size_t limit : {1U, 7U, 40U}) {  // a search that stops early finds the same ones first
            const auto best = search.records(typed, limit);
            for (std::size_t i = 0; i < best.size() && !ranked[i].with_error; ++i) CHECK(best[i].id == ranked[i].id);
        }
        if (round % 10 == 0) {
            const std::size_t one = random() % all.size();
            search.shop.start_command("test.rename");
            Record record = *search.shop.store.find(customer::entity, RecordId{all[one].first});
            record.set(customer::name, "A" + word(5));
            REQUIRE(search.shop.store.update(record).ok());
            all[one].second[0] = searched_form(record.get(customer::name).value_or(""));
        }
        hits += static_cast<int>(got.size());
    }
    CHECK(hits > 1000);
}

// The text of an archive, row by row.

#include "core/exchange/archive_reader.hpp"

#include <doctest/doctest.h>

using namespace bottega;

namespace {

std::string rows_of(std::string_view text, const std::vector<std::string>& only = {}) {
    ArchiveReader reader(text, only);
    std::string rows;
    while (reader.next()) {
        rows += reader.section() + ":";
        for (const auto& [key, value] : reader.row()) rows += key + "=" + value + ",";
        rows += ";";
    }
    const auto header = reader.header();
    return rows + (header.ok() ? std::to_string(header.value().version) + "/" + std::to_string(header.value().schema) : header.issues().front().message);
}

}  // namespace

TEST_CASE("an archive is read whatever its spaces are, with all that texts may hold") {
    CHECK(rows_of(R"({"format":"bottega-archive","version":1,"schema":3,"entities":{"account":[{"id":"1","name":"a}]{\"\\"},{"id":"2"}],"contact":[]},"history":[{"n":5,"ok":true}],"crc32":"0"})") ==
          "entities.account:id=1,name=a}]{\"\\,;entities.account:id=2,;history:n=5,ok=true,;1/3");
    CHECK(rows_of("\xEF\xBB\xBF { \"format\" : \"bottega-archive\" ,\n \"entities\" : { \"account\" : [ { \"id\" : \"\\u0041\" } ] } , \"version\" : 1 } \n") == "entities.account:id=A,;1/0");
    CHECK(rows_of(R"({"format":"bottega-archive","version":1,"entities":{"account":[{"id":"1"}],"contact":[{"id":"2"}]},"history":[{}]})", {"entities.contact"}) == "entities.contact:id=2,;1/0");
    CHECK(rows_of(R"({"format":"bottega-archive","version":1,"entities":{}})") == "1/0");
}

TEST_CASE("what is no archive, and what is one no longer, is told apart") {
    for (const char* foreign : {"", "{", "[]", "{}", "code,name\n1,Rossi\n", R"({"format":"other"})", R"({"customers":[]})"}) CHECK(rows_of(foreign) == "issue.archive_foreign");
    const std::string begin = R"({"format":"bottega-archive",)";
    for (const char* rest : {"", R"("version":1)", R"("version":1,})", R"("a":[{},])", R"("a":[,{}]})", R"("a":[{} {}]})", R"("a":[{"b":{}}]})", R"("a":[{"b":[]}]})", R"("a":[{"b":null}]})",
                             R"("a":[{"b":1.5}]})", R"("a":[1]})", R"("a":{"b":1}})", R"("entities":{"b":1}})", R"("entities":{"b":[]}} x)", R"("a":[{"b":"c)", R"("a" [] })", R"("a":nul})", R"("a":1.5})"})
        CHECK_MESSAGE(rows_of(begin + rest).ends_with("issue.archive_damaged"), rest);
}

#include "wasm-app/screens/list_selection.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using ui::ListSelection;

namespace {

const std::vector<RecordId> list = {RecordId{1}, RecordId{2}, RecordId{3}, RecordId{4}, RecordId{5}};

std::vector<std::int64_t> chosen(const ListSelection& selection) {
    std::vector<std::int64_t> ids;
    for (const RecordId record : selection.records(list)) ids.push_back(record.value);
    return ids;
}

}  // namespace

TEST_CASE("a row is chosen and let go; Shift chooses from the row chosen last, in either direction") {
    ListSelection selection;
    selection.toggle(list, 3);
    selection.extend_to(list, 1);
    CHECK(chosen(selection) == std::vector<std::int64_t>{2, 3, 4});
    selection.toggle(list, 2);
    CHECK(chosen(selection) == std::vector<std::int64_t>{2, 4});
    selection.extend_to(list, 4);
    CHECK(chosen(selection) == std::vector<std::int64_t>{2, 3, 4, 5});
}

TEST_CASE("without a row chosen before, Shift chooses this one alone") {
    ListSelection selection;
    selection.extend_to(list, 2);
    CHECK(chosen(selection) == std::vector<std::int64_t>{3});
}

TEST_CASE("what leaves the list is not chosen any more") {
    ListSelection selection;
    selection.choose_all(list);
    selection.keep_only({RecordId{2}, RecordId{9}});
    CHECK(chosen(selection) == std::vector<std::int64_t>{2});
    CHECK(selection.count() == 1);
}

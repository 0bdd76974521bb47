#include "core/data/saved_view.hpp"

#include "core/data/undo.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;

namespace {

Record view_named(RecordStore& store, const std::string& name, const std::string& list = "account", bool is_default = false) {
    Record view = store.blank(saved_view::entity);
    view.set(saved_view::name, name);
    view.set(saved_view::list, list);
    view.set(saved_view::is_default, is_default);
    return view;
}

std::vector<std::string> defaults(RecordStore& store, std::string_view list) {
    std::vector<std::string> names;
    for (const Record& view : store.run(views_of(list)))
        if (view.get(saved_view::is_default).value_or(false)) names.push_back(view.title());
    return names;
}

}  // namespace

TEST_CASE("a list opens with one of its views at most, and every list with its own") {
    test::Shop shop;
    REQUIRE(save_view(shop.session, view_named(shop.store, "Bari", "account", true)).ok());
    REQUIRE(save_view(shop.session, view_named(shop.store, "Grandi", "invoice", true)).ok());
    const auto roma = save_view(shop.session, view_named(shop.store, "Roma", "account", true));
    REQUIRE(roma.ok());

    CHECK(defaults(shop.store, "account") == std::vector<std::string>{"Roma"});
    CHECK(defaults(shop.store, "invoice") == std::vector<std::string>{"Grandi"});
    CHECK(shop.store.count(views_of("account")) == 2);
}

TEST_CASE("two views of one list have not the same name, whatever its capitals; those of two lists may") {
    test::Shop shop;
    REQUIRE(save_view(shop.session, view_named(shop.store, "In ritardo")).ok());
    const auto again = save_view(shop.session, view_named(shop.store, " IN RITARDO "));
    REQUIRE_FALSE(again.ok());
    CHECK(again.issues() == Issues{{.field = "name", .message = "issue.view_name_taken", .args = {"IN RITARDO"}}});
    CHECK(save_view(shop.session, view_named(shop.store, "In ritardo", "invoice")).ok());
    Record kept = *shop.store.first(views_of("account"));
    kept.set(saved_view::sorting, std::string("-name"));
    CHECK(save_view(shop.session, kept).ok());
    CHECK_FALSE(save_view(shop.session, view_named(shop.store, "  ")).ok());
}

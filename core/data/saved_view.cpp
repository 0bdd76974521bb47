#include "core/data/saved_view.hpp"

#include "core/base/text.hpp"

namespace bottega {

namespace {

Value key_of(const Record& view) { return view.text(saved_view::list) + "/" + fold(view.text(saved_view::name)); }

bool is_name_taken(RecordStore& store, const Record& view) {
    const auto same = store.first({.entity = std::string(saved_view::entity), .conditions = {{"key", Comparison::Equal, {key_of(view)}}}});
    return same && same->id() != view.id();
}

Issues open_with_this_one_only(RecordStore& store, const Record& view) {
    Query others = views_of(view.text(saved_view::list));
    others.conditions.push_back({std::string(saved_view::is_default.name), Comparison::Equal, {true}});
    for (Record other : store.run(others)) {
        if (other.id() == view.id()) continue;
        other.set(saved_view::is_default, false);
        if (auto changed = store.update(std::move(other)); !changed.ok()) return changed.issues();
    }
    return {};
}

}  // namespace

EntityDef saved_view_def() {
    constexpr int longest_filter = 20'000, longest_list = 2'000;
    return {
        .name = "saved_view",
        .title_field = "name",
        .fields =
            {
                {.name = "name", .required = true, .listed = true, .maximum_length = 60},
                {.name = "list", .required = true, .internal = true},
                {.name = "filter", .type = FieldType::LongText, .maximum_length = longest_filter, .internal = true},
                {.name = "quick_filter", .internal = true},
                {.name = "sorting", .maximum_length = longest_list, .internal = true},
                {.name = "columns", .maximum_length = longest_list, .internal = true},
                {.name = "is_default", .type = FieldType::Flag, .initial = false, .listed = true, .copied = false},
                {.name = "key", .unique = true, .copied = false, .internal = true, .computed = key_of},
            },
    };
}

Query views_of(std::string_view entity) {
    return {.entity = std::string(saved_view::entity),
            .conditions = {{std::string(saved_view::list.name), Comparison::Equal, {std::string(entity)}}}};
}

Result<RecordId> save_view(Session& session, Record view) {
    const std::string name(trim(view.text(saved_view::name)));
    view.set(saved_view::name, name);
    if (!name.empty() && is_name_taken(session.store, view)) return Issue{.field = "name", .message = "issue.view_name_taken", .args = {name}};
    if (view.get(saved_view::is_default).value_or(false))
        if (Issues issues = open_with_this_one_only(session.store, view); !issues.empty()) return issues;
    return view.id() ? session.store.update(std::move(view)) : session.store.insert(std::move(view));
}

}  // namespace bottega

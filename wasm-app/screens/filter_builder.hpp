#pragma once

// The dialog in which a person asks for records: conditions over any field, groups of which all or any must hold.

#include <optional>

#include "core/data/query.hpp"
#include "wasm-app/screens/filter_fields.hpp"

namespace bottega::ui {

class FilterBuilder {
public:
    // Begins with `filter`. With a condition more where it asks for nothing yet.
    void open(const UiContext& ui, const EntityDef& entity, const Filter& filter);
    // What the person asks for, once they are done. `list` is what the filter is asked within, for the count.
    [[nodiscard]] std::optional<Filter> draw(const UiContext& ui, const EntityDef& entity, const Query& list);

private:
    void draw_group(const UiContext& ui, const EntityDef& entity, Filter& group, int depth);
    void draw_joint(const UiContext& ui, Filter& group);
    bool draw_part(const UiContext& ui, const EntityDef& entity, Filter& part, int depth);
    void draw_adding(const UiContext& ui, const EntityDef& entity, Filter& group, int depth);
    [[nodiscard]] bool draw_buttons(const UiContext& ui, const EntityDef& entity, const Query& list);
    [[nodiscard]] std::string count_words(const UiContext& ui, const EntityDef& entity, const Query& list);

    bool open_ = false;
    Filter draft_;
    FilterFocus focus_;
    std::optional<Query> counted_;
    std::int64_t counted_at_ = -1, count_ = 0;
};

}  // namespace bottega::ui

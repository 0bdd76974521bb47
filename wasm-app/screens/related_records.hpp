#pragma once

// What else belongs to a record: the newest records of every entity that points to it, how many there are, and a way to
// add one that already points here.

#include <string>
#include <vector>

#include "wasm-app/kit/theme.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

class RelatedRecords {
public:
    // Before drawing. False: nothing can point to such a record.
    bool refresh(const UiContext& ui, const EntityDef& def, RecordId id);
    void draw(const UiContext& ui);

private:
    struct Row {
        RecordId id;
        std::string title, detail, amount, pill;
        Tone tone = Tone::Neutral;
    };
    struct Related {
        std::string entity, field, title, icon;
        std::int64_t count = 0;
        bool creatable = false;           // and no button above makes one already
        std::vector<Row> rows;
    };
    [[nodiscard]] Related look_up(const UiContext& ui, const EntityDef& entity, const FieldDef& field) const;
    [[nodiscard]] Row row_of(const UiContext& ui, const Record& record) const;
    void draw_one(const UiContext& ui, const Related& related);
    bool draw_new_button(const UiContext& ui, const Related& related);
    void draw_empty_ones(const UiContext& ui);
    [[nodiscard]] Query query_of(const Related& related, int limit) const;

    RecordId id_;
    std::string owner_;  // title of the record they belong to
    std::uint64_t text_version_ = 0;
    std::vector<Related> lists_;
};

}  // namespace bottega::ui

#pragma once

// Ctrl+K: one field that finds records of every kind by any piece of what is written in them, places of the program and
// what can be created. Before anything is typed it offers what the person had open or changed last.

#include <string>
#include <vector>

#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

class SearchPalette {
public:
    void open();
    void close() { open_ = false; }
    void draw(const UiContext& ui);
    [[nodiscard]] bool is_open() const { return open_; }

private:
    struct Hit {
        std::string title, detail, kind, icon;
        Route route;
    };
    void note_visit(const UiContext& ui);
    void refresh(const UiContext& ui);
    void find_records(const UiContext& ui);
    void read_ahead(const UiContext& ui) const;
    void find_recent(const UiContext& ui);
    void find_places(const UiContext& ui);
    [[nodiscard]] Hit hit_of(const UiContext& ui, const EntityUi& look, const Record& record) const;
    void draw_hits(const UiContext& ui);
    void go_to(const UiContext& ui, std::size_t hit);

    std::string typed_, searched_;
    std::uint64_t text_version_ = 0;
    std::vector<Hit> hits_;
    std::size_t highlighted_ = 0;
    bool open_ = false, focus_ = false, scroll_ = false;
    std::vector<Route> visited_;        // records, the last one first

};

}  // namespace bottega::ui

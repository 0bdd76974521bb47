#pragma once

// The places of the program, in groups: at the left edge, or as a sheet on a phone.

#include <string>
#include <vector>

#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

class SideNavigation {
public:
    // Width it wants now; 0 on a phone.
    [[nodiscard]] float width(const UiContext& ui);
    void draw(const UiContext& ui, Rect rect);
    void take_focus() { takes_focus_ = true; }
    void toggle(const UiContext& ui);  // collapses, or opens the sheet
    void draw_sheet(const UiContext& ui);

private:
    void refresh(const UiContext& ui);
    bool draw_entries(const UiContext& ui, bool bottom, bool collapsed);
    void draw_brand(const UiContext& ui, bool collapsed);
    [[nodiscard]] bool is_collapsed() const;

    struct Entry {
        std::string label, group, icon;
        Route route;
        bool bottom = false;
        std::string waiting = {};  // how many wait there
    };
    std::vector<Entry> entries_;
    std::string business_;
    std::uint64_t text_version_ = 0;
    enum class Choice { Unset, Wide, Narrow } choice_ = Choice::Unset;
    bool takes_focus_ = false, setting_read_ = false, sheet_open_ = false;
};

}  // namespace bottega::ui

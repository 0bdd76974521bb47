#pragma once

// Forms that were filled in and not saved outlive the page: they are kept beside the archive while a person types, and
// offered again by the next page that opens it, until they are saved or thrown away.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "wasm-app/kit/screen.hpp"

namespace bottega::ui {

class KeptForms {
public:
    enum Slot { OfScreen, OfDialog, Slots };
    using OpenForms = std::array<std::optional<UnsavedForm>, Slots>;

    // What an earlier page left; forms of what this program does not know are passed over.
    void start(std::string_view kept, const Schema& schema);
    // Nothing that is open was kept, and nothing waits to be let go of.
    [[nodiscard]] bool is_idle() const { return leaving_.empty() && open_[OfScreen].empty() && open_[OfDialog].empty(); }
    // Between two frames. A form that is gone was saved or given up: it is let go of once the browser has saved everything.
    void keep(const UiContext& ui, OpenForms open);

    [[nodiscard]] bool has_offers() const { return !forms_.empty(); }
    // Offers the newest one above the page.
    void draw(const UiContext& ui);
    // Once: the one that the person wants to go on with, whose place they are on the way to.
    [[nodiscard]] std::optional<UnsavedForm> take_wanted() { return std::exchange(wanted_, std::nullopt); }
    // That of a place where it is taken up without being asked for.
    [[nodiscard]] std::optional<UnsavedForm> find_at(std::string_view place) const;
    // It goes on in the open screen.
    void taken_up(const UnsavedForm& form) { open_[OfScreen] = form.key; }

private:
    [[nodiscard]] UnsavedForm* find(std::string_view key);
    [[nodiscard]] const UnsavedForm* offer() const;
    void keep_one(const UiContext& ui, std::string& key, std::optional<UnsavedForm> form);
    void forget(std::string_view key);
    void draw_discarding(const UiContext& ui);

    std::vector<UnsavedForm> forms_;          // the newest last
    std::array<std::string, Slots> open_;     // keys of those that are open
    std::vector<std::string> leaving_;        // saved or given up; the browser has not saved everything yet
    std::vector<std::string> put_off_;        // not now
    std::optional<UnsavedForm> wanted_;
    std::string discarded_;
    bool asks_ = false, changed_ = false;
};

}  // namespace bottega::ui

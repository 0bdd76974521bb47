#pragma once

// Records that stand for the same: the page that looks for them, the page that makes one of several, and the hint on a
// record that there may be another.

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/data/duplicate_scan.hpp"
#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

// The page of duplicates of a list; of one record only where it is named.
[[nodiscard]] Route duplicates_route(std::string_view entity, RecordId record = {});
[[nodiscard]] Route merge_route(std::string_view entity, std::span<const RecordId> records);
// So many records stand side by side at most.
inline constexpr std::size_t most_merged = 6;
// Why these cannot be merged now, in words; empty where they can. `count` are chosen.
[[nodiscard]] std::string why_not_merge(const UiContext& ui, std::size_t count);

[[nodiscard]] std::unique_ptr<Screen> make_duplicates_screen(const UiContext& ui, const Route& route);
[[nodiscard]] std::unique_ptr<Screen> make_merge_screen(const UiContext& ui, const Route& route);

// "same VAT number, similar name"
[[nodiscard]] std::string reasons_text(const UiContext& ui, const Record& one, const Record& other);
// What else tells a record from others: its town, its identifiers, its e-mail, its telephone.
[[nodiscard]] std::string telling_text(const UiContext& ui, const Record& record);

// Above the form of a record, where there are any: looked for while the person reads, some at a time.
class PossibleDuplicates {
public:
    void draw(const UiContext& ui, const Record& record);
    // In the bar of a phone's form, whose beginning is out of sight while a field is typed into. False: there is nothing to say.
    bool draw_short(const UiContext& ui, const Record& record);

private:
    void start(const UiContext& ui, const Record& record, std::string text);
    void look(const UiContext& ui, const Record& record);
    void tell(const UiContext& ui, const Record& record);
    void show_them(const UiContext& ui, const Record& record);
    [[nodiscard]] bool has_hint() const { return !found_.empty() && closed_ != text_; }

    std::unique_ptr<DuplicateLookup> lookup_;
    RecordId record_;
    std::string text_, sentence_, closed_;
    std::int64_t version_ = -1;
    std::vector<RecordId> found_;
};

}  // namespace bottega::ui

#pragma once

// The VAT rates that a line can be given: those in force on the day of the document and in use, and the one it has.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wasm-app/kit/choice.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

class VatChoices {
public:
    // Asked again only when the day, the data or the language changed.
    void refresh(const UiContext& ui, Date day);
    [[nodiscard]] const std::vector<Choice>& of(std::optional<RecordId> current);
    [[nodiscard]] std::string text(std::optional<RecordId> rate) const;
    // "N2.1" of a reason without VAT, where there is no room for its name; else empty.
    [[nodiscard]] std::string_view code(std::optional<RecordId> rate) const;

private:
    std::optional<Date> day_;
    std::uint64_t text_version_ = 0;
    std::vector<Choice> open_, all_, with_current_;
    std::map<RecordId, std::string> codes_;
};

}  // namespace bottega::ui

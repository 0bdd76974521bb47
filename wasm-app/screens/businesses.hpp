#pragma once

// The other businesses of this browser at hand: the page learns the name of the open one, and a menu leads to the others.

#include <optional>
#include <string>

#include "wasm-app/kit/ui_context.hpp"
#include "wasm-app/screens/page_facts.hpp"

namespace bottega::ui {

[[nodiscard]] std::string shown_name(const UiContext& ui, const BusinessFact& business);

// Opens a new archive, where the first start then asks for the business.
class FurtherBusiness {
public:
    void ask(const UiContext& ui) { question_.ask(ui.host, "further-business"); }
    void follow(const UiContext& ui) {
        if (const auto answer = question_.take())
            if (const std::string archive = read_member(answer->json, "archive"); !archive.empty()) ui.program.open_archive(archive);
    }

private:
    PageQuestion question_;
};

class BusinessMenu {
public:
    // In every frame.
    void refresh(const UiContext& ui);
    [[nodiscard]] bool is_shown() const { return businesses_.size() > 1; }
    void draw(const UiContext& ui);

private:
    std::vector<BusinessFact> businesses_;
    PageQuestion list_question_, name_question_;
    FurtherBusiness further_;
    std::optional<std::string> told_name_;
    std::uint64_t text_version_ = 0;
};

}  // namespace bottega::ui

#pragma once

// The fields that the person adds to a list: their page, and the dialog in which one is described.

#include <memory>
#include <string>

#include "core/data/custom_field.hpp"
#include "wasm-app/kit/choice.hpp"
#include "wasm-app/kit/screen.hpp"

namespace bottega::ui {

[[nodiscard]] Route custom_fields_route(std::string_view entity);
[[nodiscard]] std::unique_ptr<Screen> make_custom_fields_screen(const UiContext& ui, const Route& route);

// Describes a new field, or another description of one that is there.
class CustomFieldDialog {
public:
    void open_new(const UiContext& ui, const EntityDef& def);
    void open(const UiContext& ui, const EntityDef& def, const Record& field);
    // In every frame.
    void draw(const UiContext& ui);

private:
    void begin(const EntityDef& def, Record field, std::string formula);
    void draw_fields(const UiContext& ui);
    void draw_text(const UiContext& ui, Field<std::string> field, bool focus);
    void draw_choice(const UiContext& ui, Field<std::string> field, const std::vector<Choice>& choices);
    void draw_kind(const UiContext& ui);
    void draw_formula(const UiContext& ui);
    void save(const UiContext& ui);
    [[nodiscard]] std::string error_of(const UiContext& ui, std::string_view field) const;

    const EntityDef* def_ = nullptr;
    std::optional<Record> field_;
    std::string formula_;  // as the person writes it
    Issues issues_;
    bool open_ = false, focus_ = false, saving_ = false;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);  // what was started may outlive the page
};

}  // namespace bottega::ui

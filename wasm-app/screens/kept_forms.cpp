#include "wasm-app/screens/kept_forms.hpp"

#include <algorithm>

#include "wasm-app/kit/overlays.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

bool is_in(const std::vector<std::string>& keys, std::string_view key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); }

// "New customer · Rossi", "Invoice 2026/7 · Rossi"
std::string described(const UiContext& ui, const UnsavedForm& form) {
    const std::string kind = form.record ? entity_text(ui, form.entity) : new_text(ui, form.entity);
    return form.name.empty() ? kind : kind + " · " + form.name;
}

}  // namespace

void KeptForms::start(std::string_view kept, const Schema& schema) {
    forms_ = read_unsaved_forms(kept);
    std::erase_if(forms_, [&](const UnsavedForm& form) { return !schema.find(form.entity); });
}

UnsavedForm* KeptForms::find(std::string_view key) {
    const auto found = std::find_if(forms_.begin(), forms_.end(), [&](const UnsavedForm& form) { return form.key == key; });
    return found == forms_.end() ? nullptr : &*found;
}

std::optional<UnsavedForm> KeptForms::find_at(std::string_view place) const {
    const auto found = std::find_if(forms_.rbegin(), forms_.rend(), [&](const UnsavedForm& form) { return form.place == place; });
    return found == forms_.rend() ? std::nullopt : std::optional(*found);
}

void KeptForms::forget(std::string_view key) {
    changed_ = std::erase_if(forms_, [&](const UnsavedForm& form) { return form.key == key; }) > 0 || changed_;
}

void KeptForms::keep_one(const UiContext& ui, std::string& key, std::optional<UnsavedForm> form) {
    if (!form) {
        if (!key.empty()) leaving_.push_back(std::exchange(key, {}));
        return;
    }
    if (key.empty()) key = to_string(ui.store().next_id());
    form->key = key;
    UnsavedForm* kept = find(key);
    if (kept) form->at = kept->at;
    if (kept && *kept == *form) return;
    form->at = ui.session.now;
    if (kept) *kept = std::move(*form);
    else forms_.push_back(std::move(*form));
    changed_ = true;
}

void KeptForms::keep(const UiContext& ui, OpenForms open) {
    for (int slot = 0; slot < Slots; ++slot) keep_one(ui, open_[static_cast<std::size_t>(slot)], std::move(open[static_cast<std::size_t>(slot)]));
    if (ui.host.save_state() == SaveState::Saved)
        for (const std::string& key : std::exchange(leaving_, {})) forget(key);
    if (std::exchange(changed_, false)) ui.host.keep_forms(write_unsaved_forms(forms_));
}

const UnsavedForm* KeptForms::offer() const {
    if (!is_idle()) return nullptr;
    const auto waits = [&](const UnsavedForm& form) { return !is_in(put_off_, form.key); };
    const auto newest = std::find_if(forms_.rbegin(), forms_.rend(), waits);
    return newest == forms_.rend() ? nullptr : &*newest;
}

void KeptForms::draw(const UiContext& ui) {
    draw_discarding(ui);
    const UnsavedForm* form = offer();
    if (!form) return;
    const std::string sentence = ui.text("ui.kept_form.offer", {described(ui, *form), instant_text(ui, form->at)});
    const std::string go_on = ui.label("ui.kept_form.go_on"), discard = ui.label("ui.kept_form.discard");
    const int pressed = banner("kept_form", Tone::Warn, sentence, {.first = go_on, .second = discard}, true);
    space(metric::gap);
    if (pressed == -1) put_off_.push_back(form->key);
    if (pressed == 2) {
        discarded_ = form->key;
        asks_ = true;
    }
    if (pressed != 1) return;
    wanted_ = *form;
    ui.navigation.go(parse_route(form->place));
}

void KeptForms::draw_discarding(const UiContext& ui) {
    if (!asks_) return;
    const UnsavedForm* form = find(discarded_);
    const std::string title = ui.text("ui.kept_form.discard_title"), yes = ui.text("ui.kept_form.discard"), no = ui.text("ui.cancel");
    const std::string sentence = form ? ui.text("ui.kept_form.discard_sentence", {described(ui, *form)}) : std::string();
    const ConfirmAnswer answer = confirm_dialog("discard_form", asks_, {.title = title, .sentence = sentence, .yes = yes, .no = no});
    if (answer != ConfirmAnswer::Yes) return;
    leaving_.push_back(discarded_);
    ui.host.wake();
}

}  // namespace bottega::ui

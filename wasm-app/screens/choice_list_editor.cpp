#include <algorithm>
#include <utility>

#include "core/base/text.hpp"
#include "generated/icons.hpp"
#include "imgui_internal.h"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/drag_handle.hpp"
#include "wasm-app/kit/list_row.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/choice_lists.hpp"

namespace bottega::ui {

namespace {

constexpr float tone_width = 150, percent_width = 96, grip_size = 30;

std::vector<Choice> tones_of_values(const UiContext& ui) {
    std::vector<Choice> tones;
    for (const auto& [name, tone] : named_tones) tones.push_back({.value = std::string(name), .text = ui.text("choice_value.tone." + std::string(name)), .tone = tone});
    return tones;
}

std::string name_of_tone(Tone tone) {
    for (const auto& [name, known] : named_tones)
        if (known == tone) return std::string(name);
    return {};
}

}  // namespace

void ChoiceListEditor::show(const UiContext& ui, const ListPlace& place) {
    place_ = place;
    def_ = ui.store().schema().find(place.entity);
    const auto index = def_ ? def_->index_of(place.field) : std::nullopt;
    field_ = index ? &def_->fields[*index] : nullptr;
    *typing_ = {};
    *deleting_ = {};
    text_version_ = 0;
}

void ChoiceListEditor::refresh(const UiContext& ui) {
    if (text_version_ == ui.text_version()) return;
    text_version_ = ui.text_version();
    dragged_.clear();
    values_.clear();
    for (const std::string& code : field().choices) {
        const ChoiceLook* look = look_of(field(), code);
        const auto& given = field().choice_edits ? field().choice_edits->given : field().choices;
        Value value{.code = code, .label = choice_text(ui, *def_, field(), code), .detail = {}, .tone = name_of_tone(choice_tone(ui, *def_, field(), code)),
                    .percent = choice_percent(field(), code), .hidden = !is_offered(field(), code),
                    .is_own = std::find(given.begin(), given.end(), code) == given.end(), .has_own_label = look && !look->label.empty(),
                    .count = count_with_choice(ui.store(), *def_, field(), code)};
        value.detail = ui.catalogue.plural("ui.lists.used", value.count, {ui.locale.integer(value.count)});
        if (value.has_own_label && !value.is_own) value.detail += " · " + ui.text("ui.lists.was", {ui.text(choice_label_key(*def_, field(), code))});
        if (value.hidden) value.detail += " · " + ui.text("ui.lists.hidden");
        values_.push_back(std::move(value));
    }
}

void ChoiceListEditor::draw(const UiContext& ui) {
    if (!field_) return;
    refresh(ui);
    middles_.clear();
    for (std::size_t at = 0; at < values_.size(); ++at) {
        if (at > 0) divider();
        ImGui::PushID(values_[at].code.c_str());
        const float top = ImGui::GetCursorScreenPos().y;
        draw_row(ui, at);
        middles_.push_back((top + ImGui::GetCursorScreenPos().y) / 2);
        ImGui::PopID();
    }
    follow_drag(ui);
    space(metric::gap);
    draw_kept(ui);
    if (const auto refusal = why_not_add(field())) return paragraph(ui.text(*refusal), TextStyle::Small);
    if (typing_->open && typing_->code.empty()) return draw_typing(ui, std::min(360.0f, ImGui::GetContentRegionAvail().x));
    if (button(ui.label("ui.lists.add"), {.icon = icon::plus})) begin_add();
}

// Which ones the program counts on.
void ChoiceListEditor::draw_kept(const UiContext& ui) const {
    std::string names;
    for (const std::string& code : field().kept_choices) names += (names.empty() ? "“" : ", “") + choice_text(ui, *def_, field(), code) + "”";
    if (!names.empty()) paragraph(ui.text("ui.lists.kept", {names}), TextStyle::Small);
    if (!names.empty()) space(metric::gap);
}

void ChoiceListEditor::draw_row(const UiContext& ui, std::size_t at) {
    Value& value = values_[at];
    const bool narrow = ImGui::GetContentRegionAvail().x < 560;
    const float menu = icon_button_size() + metric::gap, percent = shows_percents() ? percent_width + metric::gap : 0;
    const float at_right = narrow ? menu : tone_width + metric::gap + percent + menu;
    const float left = ImGui::GetCursorPosX(), room = ImGui::GetContentRegionAvail().x;
    const float name_width = room - grip_size - at_right - metric::gap;
    draw_grip(ui, value);
    ImGui::SameLine(0, 0);
    const float top = ImGui::GetCursorPosY();
    draw_name(ui, at, name_width);
    const float bottom = ImGui::GetCursorPosY();
    const auto controls = [&](float from) {
        ImGui::SetCursorPos({from, top + 6});
        draw_tone(ui, value, tone_width);
        if (!shows_percents()) return;
        ImGui::SetCursorPos({from + tone_width + metric::gap, top + 6});
        draw_percent(ui, value, percent_width);
    };
    if (!narrow) controls(left + room - at_right);
    ImGui::SetCursorPos({left + room - menu + metric::gap, top + 6});
    draw_menu(ui, at);
    ImGui::SetCursorPos({left, bottom});
    if (!narrow) return;
    ImGui::SetCursorPos({left + grip_size + 6, bottom});
    draw_tone(ui, value, tone_width);
    if (shows_percents()) {
        ImGui::SameLine(0, metric::gap);
        draw_percent(ui, value, percent_width);
    }
    space(4);
    ImGui::SetCursorPosX(left);
}

void ChoiceListEditor::draw_grip(const UiContext& ui, const Value& value) {
    const ImVec2 at = ImGui::GetCursorPos();
    ImGui::SetCursorPosY(at.y + 10);
    const std::string name = ui.text("ui.lists.drag", {value.label}) + "###drag";
    if (drag_handle(name, grip_size)) dragged_ = value.code;
    ImGui::SetCursorPos({at.x + grip_size, at.y});
    ImGui::Dummy({0, 0});
}

void ChoiceListEditor::draw_name(const UiContext& ui, std::size_t at, float width) {
    const Value& value = values_[at];
    begin_column(width);
    if (typing_->open && typing_->code == value.code) {
        space(5);
        draw_typing(ui, width - metric::gap);
    } else {
        if (focused_ == value.code) {
            ImGui::SetKeyboardFocusHere();
            ImGui::SetNavCursorVisible(true);
            focused_.clear();
        }
        const bool pressed = list_row(value.label + "###name", {.detail = value.detail, .highlighted = dragged_ == value.code, .last = true});
        follow_keys(ui, at);
        if (pressed) begin_typing(value.code, value.label);
    }
    end_column();
}

void ChoiceListEditor::follow_keys(const UiContext& ui, std::size_t at) {
    if (!ImGui::IsItemFocused() || ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId) ) return;
    const Value value = values_[at];
    if (ImGui::IsKeyPressed(ImGuiKey_F2, false)) begin_typing(value.code, value.label);
    if (ImGui::IsKeyPressed(ImGuiKey_Insert, false)) begin_add();
    if (ImGui::IsKeyPressed(ImGuiKey_Delete, false) && !why_not_delete(field(), value.code)) ask_to_delete(ui, value);
    if (!ImGui::GetIO().KeyAlt) return;
    if (at > 0 && ImGui::IsKeyPressed(ImGuiKey_UpArrow)) move(ui, at, at - 1);
    else if (at + 1 < values_.size() && ImGui::IsKeyPressed(ImGuiKey_DownArrow)) move(ui, at, at + 1);
    else return;
    ImGui::NavMoveRequestCancel();
}

// Enter keeps the name, so does leaving the field; Escape gives it up.
void ChoiceListEditor::draw_typing(const UiContext& ui, float width) {
    Typing& typing = *typing_;
    const std::string name = ui.text(typing.code.empty() ? "ui.lists.new" : "ui.lists.name");
    text_field("###typed", typing.text, {.name = name, .hint = name, .error = typing.problem, .focus = std::exchange(typing.focus, false), .width = width, .max_length = 240});
    const bool active = field_focused();
    if (active && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) return void(give_up());
    const bool left = typing.was_active && !active;
    typing.was_active = active;
    if (!field_committed() && !left) return;
    if (is_blank(typing.text) && typing.code.empty()) typing = {};
    else keep_name(ui);
}

void ChoiceListEditor::begin_typing(const std::string& code, const std::string& label) { *typing_ = {.open = true, .focus = true, .code = code, .text = label, .problem = {}}; }

void ChoiceListEditor::begin_add() {
    if (field_ && !why_not_add(field())) begin_typing({}, {});
}

bool ChoiceListEditor::give_up() {
    if (!typing_->open) return false;
    focused_ = typing_->code;
    *typing_ = {};
    return true;
}

void ChoiceListEditor::keep_name(const UiContext& ui) {
    Typing& typing = *typing_;
    const std::string name(trim(typing.text));
    for (const Value& value : values_) {
        if (value.code == typing.code && value.label == name) return void(give_up());
        if (value.code == typing.code || fold(value.label) != fold(name)) continue;
        typing.problem = ui.sentence({.message = "issue.choice_exists", .args = {name}});
        return;
    }
    const bool is_new = typing.code.empty();
    if (!is_new) focused_ = typing.code;
    ui.run({.label = "ui.lists.command",
            .run = [place = place_, code = typing.code, name](Session& session, const Answers&) {
                return code.empty() ? add_choice(session, place, name) : rename_choice(session, place, code, name);
            },
            .done = [typing = typing_, is_new](RecordId) { *typing = {.open = is_new, .focus = is_new, .code = {}, .text = {}, .problem = {}}; },
            .refused = [typing = typing_, ui](const Issues& issues) { typing->problem = ui.sentence(issues.front()); },
            .told = [told = ui.text(is_new ? "ui.lists.added" : "ui.lists.renamed", {name})](const UiContext&) { return told; }});
}

void ChoiceListEditor::draw_tone(const UiContext& ui, const Value& value, float width) {
    std::string tone = value.tone;
    const std::string name = ui.text("ui.lists.colour", {value.label});
    if (combo("###tone", tone, tones_of_values(ui), {.name = name, .width = width}))
        run(ui, ui.text("ui.lists.coloured", {value.label}), [place = place_, code = value.code, tone](Session& session) { return colour_choice(session, place, code, tone); });
}

void ChoiceListEditor::draw_percent(const UiContext& ui, Value& value, float width) {
    const std::string name = ui.field_label(*def_, def_->field(field().proposes.field)) + ": " + value.label;
    const bool fixed = why_not_percent(field(), value.code).has_value();
    percent_field("###percent", value.percent, {.field = {.name = name, .disabled = fixed, .width = width}});
    const auto percent = value.percent;
    if (!field_committed() || !percent || percent == choice_percent(field(), value.code)) return;
    run(ui, ui.text("ui.lists.proposed", {value.label, ui.locale.percent(*percent)}),
        [place = place_, code = value.code, percent](Session& session) { return set_choice_percent(session, place, code, *percent); });
}

void ChoiceListEditor::draw_menu(const UiContext& ui, std::size_t at) {
    if (!begin_menu_icon_button(ui.text("ui.lists.menu", {values_[at].label}) + "###menu", icon::ellipsis_vertical)) return;
    const Value value = values_[at];
    const auto reason = [&](std::optional<IssueKey> refusal) { return refusal ? ui.text(*refusal) : std::string(); };
    const bool keys = !ui.host.is_touch();
    if (menu_item(ui.label("ui.lists.rename"), {.icon = icon::pencil, .shortcut = keys ? "F2" : ""})) begin_typing(value.code, value.label);
    if (value.has_own_label && !value.is_own && menu_item(ui.label("ui.lists.usual_name"), {.icon = icon::undo_2}))
        run(ui, ui.text("ui.lists.renamed", {ui.text(choice_label_key(*def_, field(), value.code))}), [place = place_, code = value.code](Session& session) { return rename_choice(session, place, code, {}); });
    if (menu_item(ui.label("ui.document.move_up"), {.icon = icon::arrow_up, .shortcut = keys ? "Alt+↑" : "", .disabled_reason = at == 0 ? ui.text("ui.document.is_first") : ""})) move(ui, at, at - 1);
    if (menu_item(ui.label("ui.document.move_down"), {.icon = icon::arrow_down, .shortcut = keys ? "Alt+↓" : "", .disabled_reason = at + 1 == values_.size() ? ui.text("ui.document.is_last") : ""}))
        move(ui, at, at + 1);
    if (field().list_edit != ListEdit::Values) return end_menu();
    menu_separator();
    const std::string no_hiding = value.hidden ? std::string() : reason(why_not_hide(field(), value.code));
    if (menu_item(ui.label(value.hidden ? "ui.lists.offer" : "ui.lists.hide"), {.icon = value.hidden ? icon::eye : icon::eye_off, .disabled_reason = no_hiding}))
        run(ui, ui.text(value.hidden ? "ui.lists.offered" : "ui.lists.is_hidden", {value.label}), [place = place_, code = value.code, hide = !value.hidden](Session& session) { return hide_choice(session, place, code, hide); });
    const std::string no_deleting = reason(why_not_delete(field(), value.code));
    if (menu_item(ui.label("ui.delete"), {.icon = icon::trash_2, .shortcut = keys && no_deleting.empty() ? "Canc" : "", .disabled_reason = no_deleting, .danger = true})) ask_to_delete(ui, value);
    end_menu();
}

void ChoiceListEditor::move(const UiContext& ui, std::size_t from, std::size_t to) {
    const std::string code = values_[from].code;
    std::swap(values_[from], values_[to]);
    focused_ = code;
    ui.host.announce(ui.text("ui.lists.moved", {values_[to].label, std::to_string(to + 1)}), false);
    keep_order(ui);
}

void ChoiceListEditor::keep_order(const UiContext& ui) {
    std::vector<std::string> codes;
    for (const Value& value : values_) codes.push_back(value.code);
    if (codes == field().choices) return;
    run(ui, ui.text("ui.lists.ordered"), [place = place_, codes](Session& session) { return order_choices(session, place, codes); });
}

void ChoiceListEditor::follow_drag(const UiContext& ui) {
    if (dragged_.empty()) return;
    const auto found = std::find_if(values_.begin(), values_.end(), [&](const Value& value) { return value.code == dragged_; });
    if (found == values_.end() || !ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        dragged_.clear();
        return keep_order(ui);
    }
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
    const auto at = static_cast<std::size_t>(found - values_.begin());
    const float mouse = ImGui::GetMousePos().y;
    if (at > 0 && mouse < middles_[at - 1]) std::swap(values_[at], values_[at - 1]);
    else if (at + 1 < values_.size() && mouse > middles_[at + 1]) std::swap(values_[at], values_[at + 1]);
}

void ChoiceListEditor::run(const UiContext& ui, std::string told, std::function<Result<RecordId>(Session&)> work) {
    ui.run({.label = "ui.lists.command",
            .run = [work = std::move(work)](Session& session, const Answers&) { return work(session); },
            .refused = [ui](const Issues& issues) { show_toast({.text = ui.sentence(issues.front()), .tone = Tone::Bad}); },
            .told = [told = std::move(told)](const UiContext&) { return told; }});
}

}  // namespace bottega::ui

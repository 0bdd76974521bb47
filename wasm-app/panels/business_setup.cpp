#include "wasm-app/panels/business_setup.hpp"

#include <algorithm>

#include "core/modules/business/business.hpp"
#include "core/modules/business/create_business.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/screen.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/panels/business_fields.hpp"
#include "wasm-app/screens/record_form.hpp"
#include "wasm-app/screens/unreadable_input.hpp"

namespace bottega::ui {

namespace {

namespace own = business::business;

constexpr std::array series_codes = {"quote", "sales_order", "invoice", "credit_note"};
constexpr std::string_view series_prefix = "series.";

std::string country_for(std::string_view language) { return language == "it" ? "IT" : language == "ro" ? "RO" : "DE"; }

bool is_at_home(const std::string& country) { return country == "IT" || country == "RO"; }

// In which step a field stands.
int step_of(const EntityDef& def, std::string_view field) {
    if (field.starts_with(series_prefix)) return 2;
    if (field == own::country.name || !def.has(field)) return 0;
    const std::string& section = def.field(field).section;
    return section == "identity" || section == "fiscal" ? 0 : 1;
}

}  // namespace

BusinessSetupForm::BusinessSetupForm(const UiContext& ui)
    : business_(business::propose_business(ui.store(), country_for(ui.catalogue.language()), ui.catalogue.language())),
      proposed_(business_) {
    look_for_problems(ui);
}

bool BusinessSetupForm::has_input() const {
    const auto is_typed = [](const std::optional<std::int64_t>& number) { return number.has_value(); };
    return !(business_ == proposed_) || !owner_.empty() || std::any_of(last_numbers_.begin(), last_numbers_.end(), is_typed);
}

// Beside the fields: who owns it, the last numbers and the step that is open.
UnsavedForm BusinessSetupForm::unsaved_form() const {
    UnsavedForm form{.place = std::string(first_start_place), .entity = std::string(own::entity), .name = business_.title(),
                     .fields = typed_fields(business_, proposed_)};
    form.beside = {{"owner", owner_}, {"step", std::to_string(step_)}};
    for (std::size_t i = 0; i < series_codes.size(); ++i)
        if (last_numbers_[i]) form.beside.emplace_back(series_codes[i], std::to_string(*last_numbers_[i]));
    return form;
}

void BusinessSetupForm::take_up(const UiContext& ui, const UnsavedForm& form) {
    take_typed(business_, form.fields, {own::logo.name});
    const auto whole = [](const std::string& text) -> std::optional<std::int64_t> {
        const auto value = parse_canonical(FieldType::Integer, text, Currency());
        const auto* number = value ? std::get_if<std::int64_t>(&*value) : nullptr;
        return number ? std::optional(*number) : std::nullopt;
    };
    for (const auto& [name, text] : form.beside) {
        if (name == "owner") owner_ = text;
        if (name == "step") step_ = static_cast<int>(std::clamp<std::int64_t>(whole(text).value_or(0), 0, steps - 1));
        for (std::size_t i = 0; i < series_codes.size(); ++i)
            if (name == series_codes[i]) last_numbers_[i] = whole(text);
    }
    look_for_problems(ui);
}

void BusinessSetupForm::draw(const UiContext& ui) {
    if (scroll_to_top_) ImGui::SetScrollY(0);
    scroll_to_top_ = false;
    draw_progress(ui);
    problems_banner(ui, shown_, business_.def());
    draw_doubts(ui);
    if (step_ == 0) {
        draw_country(ui);
        draw_section(ui, "identity");
        draw_section(ui, "fiscal");
    } else if (step_ == 1) {
        draw_section(ui, "address");
        draw_section(ui, "contact");
        draw_section(ui, "payment");
        if (logo_.draw(ui, business_)) look_for_problems(ui);
    } else {
        draw_numbers(ui);
    }
    end_of_search(seeks_problem_);
    space(metric::form_gap);
}

void BusinessSetupForm::draw_progress(const UiContext& ui) const {
    heading(ui.text("ui.first.business_title"));
    paragraph(ui.text("ui.first.business_help"));
    space(metric::gap);
    const char* keys[steps] = {"ui.first.step.business", "ui.first.step.payment", "ui.first.step.numbers"};
    for (int step = 0; step < steps; ++step) {
        if (step > 0) ImGui::SameLine(0, metric::gap);
        pill(std::to_string(step + 1) + " " + ui.text(keys[step]), step == step_ ? Tone::Accent : step < step_ ? Tone::Ok : Tone::Neutral, false);
    }
    space(metric::form_gap);
}

void BusinessSetupForm::draw_country(const UiContext& ui) {
    const FieldDef& field = business_.def().field(own::country.name);
    const std::string before = business_.text(own::country);
    std::string country = before, place = is_at_home(before) ? before : "";
    begin_card("country", {.title = ui.text("ui.first.country")});
    const std::vector<Choice> places = {{"IT", ui.text("country.IT")}, {"RO", ui.text("country.RO")}, {"", ui.text("ui.first.other_country")}};
    if (segmented(ui.label("ui.first.country"), place, places)) country = place.empty() ? "DE" : place;
    space(metric::gap);
    FormGrid grid;
    if (!is_at_home(country)) {
        std::vector<Choice> others = choices_of(ui, business_.def(), field);
        std::erase_if(others, [](const Choice& choice) { return is_at_home(choice.value); });
        grid.next();
        combo(ui.label("business.country"), country, others, {.help = ui.text("ui.first.other_help")});
    }
    grid.next();
    text_field(ui.label("ui.first.owner"), owner_, {.help = ui.text("ui.first.owner_help"), .max_length = 250});
    if (country != before) {
        business::change_country(business_, country, ui.catalogue.language());
        look_for_problems(ui);
    }
    end_card();
    space(metric::form_gap);
}

void BusinessSetupForm::draw_section(const UiContext& ui, std::string_view section) {
    const documents::FieldNames hidden = hidden_at_first_start(business_);
    const bool focus = focus_ && section == "identity";
    const auto changed = record_form(ui, business_, shown_, {.hidden = &hidden, .only_section = section, .focus_first = focus, .seeks_problem = &seeks_problem_});
    if (focus) focus_ = false;
    if (!changed.empty()) look_for_problems(ui);
}

void BusinessSetupForm::draw_numbers(const UiContext& ui) {
    begin_card("numbers", {.title = ui.text("ui.first.numbers_title")});
    paragraph(ui.text("ui.first.numbers_help"));
    space(metric::form_gap);
    FormGrid grid;
    for (std::size_t i = 0; i < series_codes.size(); ++i) {
        const std::string key = std::string("number_series.code.") + series_codes[i];
        const std::string error = sentences_on(ui, shown_, std::string(series_prefix) + series_codes[i], Severity::Error);
        grid.next();
        const bool focus = seeks_problem_ && !error.empty();
        if (focus) seeks_problem_ = false;
        integer_field(ui.label(key), last_numbers_[i], {.field = {.hint = "0", .help = ui.text("ui.first.last_number"), .error = error, .focus = focus}});
    }
    end_card();
}

void BusinessSetupForm::look_for_problems(const UiContext& ui) { show(ui, ui.store().problems(business_)); }

void BusinessSetupForm::show(const UiContext&, const Issues& issues) {
    found_ = issues;
    shown_.clear();
    for (const Issue& issue : found_) {
        const bool is_here = step_of(business_.def(), issue.field) == step_;
        if (is_here && (tried_ || issue.severity == Severity::Warning)) shown_.push_back(issue);
    }
}

bool BusinessSetupForm::has_errors_here() const {
    return std::any_of(found_.begin(), found_.end(), [&](const Issue& issue) {
        return issue.severity == Severity::Error && step_of(business_.def(), issue.field) == step_;
    });
}

// What looks wrong is said once before the step is left; a second press says that it is right.
bool BusinessSetupForm::has_new_doubts() {
    Issues doubts = shown_;
    std::erase_if(doubts, [](const Issue& issue) { return issue.severity != Severity::Warning; });
    if (doubts == doubts_) return false;
    doubts_ = std::move(doubts);
    return !doubts_.empty();
}

void BusinessSetupForm::draw_doubts(const UiContext& ui) const {
    std::string fields;
    for (const Issue& doubt : doubts_) {
        if (std::find(shown_.begin(), shown_.end(), doubt) == shown_.end()) continue;
        fields += (fields.empty() ? "" : ", ") + ui.field_label(business_.def(), business_.def().field(doubt.field));
    }
    if (fields.empty()) return;
    banner("doubts", Tone::Warn, ui.text("ui.first.doubts", {fields, ui.text("ui.first.next")}));
    space(metric::gap);
}

void BusinessSetupForm::draw_footer(const UiContext& ui, float left) {
    begin_footer_bar(ui.text("ui.first_start"));
    ImGui::SetCursorPosX(std::max(ImGui::GetCursorPosX(), left));
    if (button(ui.label("ui.back"), {.kind = ButtonKind::Ghost, .icon = icon::arrow_left})) {
        if (step_ == 0) left_ = true;
        else --step_;
        tried_ = false;
        scroll_to_top_ = true;
        look_for_problems(ui);
    }
    ImGui::SameLine(0, metric::gap);
    const bool last = step_ == steps - 1;
    if (primary_button(ui.label(last ? "ui.first.finish" : "ui.first.next"), last ? icon::check : icon::arrow_right)) go_on(ui);
    end_footer_bar();
}

void BusinessSetupForm::go_on(const UiContext& ui) {
    tried_ = true;
    look_for_problems(ui);
    if (stopped_by_unreadable_input(ui)) return;
    seeks_problem_ = has_errors_here();
    if (seeks_problem_) return;
    if (has_new_doubts()) {
        scroll_to_top_ = true;
        return;
    }
    if (step_ == steps - 1) return create(ui);
    ++step_;
    tried_ = false;
    scroll_to_top_ = true;
    look_for_problems(ui);
}

void BusinessSetupForm::create(const UiContext& ui) {
    business::BusinessSetup setup{.business = business_, .series = {}, .owner = owner_};
    for (std::size_t i = 0; i < series_codes.size(); ++i) setup.series.push_back({series_codes[i], last_numbers_[i].value_or(0)});
    ui.run({.label = "business.create",
            .run = [setup = std::move(setup)](Session& session, const Answers&) { return business::create_business(session, setup); },
            .done = [ui](RecordId) {
                ui.navigation.leave_to({});
                ui.toast("ui.first.done");  // without an undo: everything else stands on the business
            },
            .refused = [this, ui](const Issues& issues) {
                if (!issues.empty()) step_ = step_of(business_.def(), issues.front().field);
                show(ui, issues);
                seeks_problem_ = true;
            }});
}

}  // namespace bottega::ui

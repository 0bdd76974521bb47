#include "wasm-app/screens/document_edit.hpp"

#include <algorithm>

#include "core/documents/standard_text.hpp"
#include "wasm-app/kit/fields.hpp"
#include "wasm-app/kit/overlays.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/screens/chosen_files.hpp"
#include "wasm-app/screens/kept_records.hpp"
#include "wasm-app/screens/record_edit.hpp"
#include "wasm-app/screens/unreadable_input.hpp"

namespace bottega::ui {

namespace document = documents::document;

namespace {

bool is_serious(const Issue& issue) { return issue.severity == Severity::Error; }

}  // namespace

void DocumentEdit::start_new(const UiContext& ui, const EntityDef& def, const Route& route) {
    panels_ = ui.registry.panels_of(def.name);
    const auto customer = parse_record_id(route.parameter("customer"));
    header_ = documents::new_document(ui.session, def.name, customer);
    take_from_address(*header_, route);
    for (const RecordPanel* panel : panels_)
        if (panel->prepare_new) panel->prepare_new(ui, *header_);
    is_new_ = true;
    tried_to_save_ = false;
    stands_.reset();
    lines_.set({new_line(ui, "item")});
    before_ = header_;
    lines_before_ = lines_.records();
    calculate(ui);
    show_problems(ui);
}

bool DocumentEdit::open(const UiContext& ui, const EntityDef& def, RecordId id) {
    panels_ = ui.registry.panels_of(def.name);
    header_ = before_ = ui.store().find(def.name, id);
    version_ = ui.store().version();
    is_new_ = tried_to_save_ = false;
    shown_.clear();
    if (!header_) return false;
    stands_ = documents::why_not_editable(*header_);
    storno_ = documents::is_storno(ui.store(), *header_);
    lines_before_ = ui.store().lines(documents::document_kind(def.name).line_entity, id);
    lines_.set(lines_before_);
    calculate(ui);
    return true;
}

void DocumentEdit::refresh(const UiContext& ui) {
    if (is_new_ || !header_ || version_ == ui.store().version()) return;
    rates_.reset();
    if (has_changes()) {
        version_ = ui.store().version();
        return calculate(ui);
    }
    open(ui, header_->def(), header_->id());
}

bool DocumentEdit::has_changes() const {
    return header_ && (!(*header_ == *before_) || !(lines_.records() == lines_before_));
}

Record DocumentEdit::new_line(const UiContext& ui, const std::string& kind) const {
    Record line = documents::new_line(ui.session, *header_);
    line.set(documents::document_line::kind, kind);
    if (kind != "item") {
        line.clear(documents::document_line::quantity);
        line.clear(documents::document_line::vat_rate);
    }
    return line;
}

void DocumentEdit::header_changed(const UiContext& ui, std::string_view field) {
    if (field == document::customer.name)
        if (const auto customer = header_->get(document::customer)) documents::apply_customer(ui.store(), *header_, *customer);
    if (field == document::language.name) documents::follow_language(ui.store(), *header_);
    for (const RecordPanel* panel : panels_)
        if (panel->field_changed) panel->field_changed(ui, *header_, field);
    recompute(*header_);
    lines_changed(ui);
}

void DocumentEdit::lines_changed(const UiContext& ui) {
    calculate(ui);
    show_problems(ui);
}

void DocumentEdit::calculate(const UiContext& ui) {
    if (!rates_) rates_.emplace(ui.store(), ui.session.language);
    try {
        figures_ = documents::compute_totals(*rates_, *header_, lines_.records());
    } catch (const AmountTooLarge&) {
        figures_ = documents::compute_totals(*rates_, *header_, {});
        figures_.issues = {{.message = AmountTooLarge::message_key}};
    }
    figures_.totals.lines_by_position.resize(lines_.count());
    if (storno_) storno_totals_ = documents::as_storno(figures_.totals);
}

Issues DocumentEdit::all_problems(const UiContext& ui) const {
    Issues issues = problems_of_draft(ui.store(), *header_);
    for (std::size_t position = 0; position < lines_.count(); ++position)
        for (Issue issue : validate(lines_.records()[position])) {
            issue.field = "lines." + std::to_string(position) + (issue.field.empty() ? "" : "." + issue.field);
            issues.push_back(std::move(issue));
        }
    return issues;
}

void DocumentEdit::show_problems(const UiContext& ui) {
    shown_.clear();
    const auto show = [this](const Issue& issue) {
        const bool missing = issue.message == "issue.required" || issue.message == mandatory_by_rule;
        const bool wanted = tried_to_save_ || !is_serious(issue) || !missing;
        if (wanted && std::find(shown_.begin(), shown_.end(), issue) == shown_.end()) shown_.push_back(issue);
    };
    for (const Issue& issue : figures_.issues) show(issue);
    if (tried_to_save_)
        for (const Issue& issue : all_problems(ui)) show(issue);
}

void DocumentEdit::give_up(const UiContext& ui) {
    header_ = before_;
    lines_.set(lines_before_);
    tried_to_save_ = false;
    forget_unreadable_input();
    calculate(ui);
    show_problems(ui);
}

std::string_view DocumentEdit::line_entity() const { return documents::document_kind(header_->def().name).line_entity; }

std::vector<TypedLine> DocumentEdit::typed_lines(const UiContext& ui) const {
    const Record blank = ui.store().blank(line_entity());
    std::vector<TypedLine> typed;
    for (const Record& line : lines_.records())
        if (line.id() || !is_blank_line(line)) typed.push_back({.id = line.id(), .fields = typed_fields(line, blank)});
    return typed;
}

// By what a person knows it before it has a number.
std::string DocumentEdit::name_of_new() const {
    const std::string customer = header_->text(document::customer_name);
    return customer.empty() ? header_->text(document::subject) : customer;
}

std::optional<UnsavedForm> DocumentEdit::unsaved_form(const UiContext& ui, std::string place) const {
    if (!has_changes()) return std::nullopt;
    UnsavedForm form{.place = std::move(place), .entity = header_->def().name, .record = is_new_ ? RecordId{} : before_->id(),
                     .name = is_new_ ? name_of_new() : record_name(ui, *before_),
                     .fields = typed_fields(*header_, *before_)};
    form.has_lines = !(lines_.records() == lines_before_);
    if (form.has_lines) form.lines = typed_lines(ui);
    return is_new_ && form.is_empty() ? std::nullopt : std::optional(std::move(form));
}

Record DocumentEdit::line_of(const UiContext& ui, const TypedLine& typed) const {
    const Record blank = ui.store().blank(line_entity());
    const auto stored = std::find_if(lines_before_.begin(), lines_before_.end(), [&](const Record& line) { return line.id() && line.id() == typed.id; });
    Record line = stored == lines_before_.end() ? blank : *stored;
    take_all_typed(line, blank, typed.fields);
    line.set(documents::document_line::currency, std::string(header_->currency().code()));
    return line;
}

// What the customer brings along comes first, then what was typed over it.
std::optional<Issue> DocumentEdit::take_up(const UiContext& ui, const UnsavedForm& form) {
    if (!header_) return Issue{.message = "ui.kept_form.gone"};
    if (stands_ && !has_open_texts()) return Issue{.message = "ui.kept_form.sealed"};
    take_typed(*header_, form.fields);
    const auto customer = header_->get(document::customer);
    if (customer && customer != before_->get(document::customer)) {
        documents::apply_customer(ui.store(), *header_, *customer);
        take_typed(*header_, form.fields);
    }
    leave_out_lost_files(ui.store(), *header_, *before_);
    if (form.has_lines && !stands_) {
        std::vector<Record> lines;
        for (const TypedLine& typed : form.lines) lines.push_back(line_of(ui, typed));
        if (lines.empty()) lines.push_back(new_line(ui, "item"));
        lines_.set(std::move(lines));
    }
    recompute(*header_);
    lines_changed(ui);
    return std::nullopt;
}

void DocumentEdit::save(const UiContext& ui, std::function<void(RecordId)> saved) {
    tried_to_save_ = true;
    seeks_problem_ = false;
    if (stopped_by_unreadable_input(ui)) return;
    lines_.drop_blank();
    calculate(ui);
    auto work = [header = *header_, files = chosen_for(ui.store(), *header_), lines = lines_.records(), only_texts = has_open_texts()](Session& session, const Answers&) {
        if (only_texts) return documents::save_texts(session, header);
        return files::save_with_files(session, header, files, [&](Session& in, Record whole) { return documents::save_document(in, std::move(whole), lines); });
    };
    ui.run({.label = is_new_ ? "ui.create_record" : "ui.save",
            .run = std::move(work),
            .done = [this, ui, saved = std::move(saved)](RecordId id) {
                kept_records().changed(id);
                open(ui, header_->def(), id);
                if (saved) saved(id);
            },
            .refused = [this, ui](const Issues& issues) {
                shown_ = issues;
                seeks_problem_ = true;
                if (lines_.count() == 0) lines_.set({new_line(ui, "item")});
                calculate(ui);
                tell_not_saved(ui, issues.size());
            },
            .done_text = "ui.saved"});
}

}  // namespace bottega::ui

#include "wasm-app/screens/line_cells.hpp"

#include "core/data/picker.hpp"
#include "core/documents/save_document.hpp"
#include "imgui.h"
#include "wasm-app/kit/value_fields.hpp"
#include "wasm-app/kit/reference_field.hpp"
#include "wasm-app/kit/short_combo.hpp"
#include "wasm-app/screens/record_form.hpp"

namespace bottega::ui {

namespace fields = documents::document_line;

namespace {

// Texts that the options of a field look at while it is drawn.
struct Cell {
    Cell(const LinePlace& place, std::string_view field, std::string_view words = {}) {
        const EntityDef& def = place.line().def();
        const std::string text = place.ui.text(words.empty() ? def.name + "." + std::string(field) : std::string(words));
        const std::string at = "lines." + std::to_string(place.position) + ".";
        name = place.ui.text("ui.document.cell", {std::to_string(place.position + 1), text});
        label = (place.labelled ? text : std::string()) + "###" + std::string(words.empty() ? field : words);
        error = sentences_on(place.ui, place.edit.issues(), at + std::string(field), Severity::Error);
        if (!words.empty()) error.clear();
        else warning = sentences_on(place.ui, place.edit.issues(), at + std::string(field), Severity::Warning);
        options = {.name = name, .error = error, .warning = warning, .noted_elsewhere = !place.labelled};
    }
    Cell(const Cell&) = delete;
    Cell& operator=(const Cell&) = delete;

    std::string label, name, error, warning;
    FieldOptions options;
};

std::vector<ReferenceOption> products(const UiContext& ui, std::string_view typed) {
    constexpr int most = 8;
    std::vector<ReferenceOption> found;
    Query query = picker_query(ui.store().schema().entity("product"), std::string(typed));
    query.limit = most;
    for (const Record& product : ui.store().run(query)) {
        const auto* code = std::get_if<std::string>(&product.value("code"));
        const auto* price = std::get_if<Decimal>(&product.value("price"));
        std::string detail = code ? *code : std::string();
        if (price) detail += (detail.empty() ? "" : " · ") + ui.locale.price(*price);
        found.push_back({.id = product.id().value, .title = product.title(), .detail = std::move(detail)});
    }
    return found;
}

struct SplitText {
    std::string first, rest;
};

SplitText split_text(const std::string& text) {
    const std::size_t end = text.find('\n');
    if (end == std::string::npos) return {text, {}};
    return {text.substr(0, end), text.substr(end + 1)};
}

void set_description(Record& line, const SplitText& text) {
    const std::string whole = text.rest.empty() ? text.first : text.first + "\n" + text.rest;
    if (whole.empty()) line.clear(fields::description);
    else line.set(fields::description, whole);
}

void take_product(const LinePlace& place, RecordId product) {
    documents::apply_product(place.ui.store(), place.edit.header(), place.line(), product);
}

bool details_cell(const LinePlace& place) {
    const Cell cell(place, fields::description.name, "ui.document.details");
    SplitText text = split_text(place.line().text(fields::description));
    const std::string language = place.edit.header().text(documents::document::language);
    if (!long_text_field(cell.label, text.rest, {.field = cell.options, .language = language, .lines = 2})) return false;
    set_description(place.line(), text);
    return true;
}

CellEvent product_cell(const LinePlace& place, bool focus) {
    Cell cell(place, fields::description.name);
    const UiContext& ui = place.ui;
    Record& line = place.line();
    const auto asker = static_cast<std::uint32_t>(ImGui::GetID("product"));
    if (const RecordId created = ui.navigation.take_created(asker)) {
        take_product(place, created);
        return CellEvent::ProductTaken;
    }
    SplitText text = split_text(line.text(fields::description));
    ReferenceValue value{.id = line.get(fields::product).value_or(RecordId{}).value, .title = text.first};
    const std::string hint = ui.text("ui.document.description_hint");
    cell.options.focus = focus;
    cell.options.hint = hint;
    const ReferenceOptions options{.field = cell.options,
                                   .search = [&ui](std::string_view typed) { return products(ui, typed); },
                                   .can_create = true,
                                   .free_text = true};
    const ReferenceResult result = reference_field(cell.label, value, options);
    if (result.action == ReferenceAction::Create) {
        Route product = ui.navigation.new_record("product");
        inherit(product, "name", result.typed);
        ui.navigation.create_beside(asker, "product", std::move(product));
    }
    if (result.action == ReferenceAction::Changed && value.id) {
        take_product(place, RecordId{value.id});
        return CellEvent::ProductTaken;
    }
    if (result.action != ReferenceAction::Typed && result.action != ReferenceAction::Changed) return CellEvent::None;
    text.first = value.title;
    set_description(line, text);
    return CellEvent::Changed;
}

CellEvent text_cell(const LinePlace& place, bool focus) {
    Cell cell(place, fields::description.name);
    Record& line = place.line();
    std::string text = line.text(fields::description);
    cell.options.focus = focus;
    bool changed = false;
    if (line.text(fields::kind) == "section") {
        const std::string hint = place.ui.text("ui.document.section_hint");
        cell.options.hint = hint;
        changed = text_field(cell.label, text, cell.options);
    } else {
        const std::string language = place.edit.header().text(documents::document::language);
        changed = long_text_field(cell.label, text, {.field = cell.options, .language = language, .lines = 2});
    }
    if (!changed) return CellEvent::None;
    set_description(line, {text, {}});
    return CellEvent::Changed;
}

template <class T>
bool store(Record& line, Field<T> field, const std::optional<T>& value) {
    if (value) line.set(field, *value);
    else line.clear(field);
    return true;
}

bool number_cell(const LinePlace& place, Cell& cell, Field<Decimal> field, int least_decimals) {
    auto value = place.line().get(field);
    const NumberOptions options{.field = cell.options, .min_decimals = least_decimals, .max_decimals = Locale::most_price_decimals};
    return decimal_field(cell.label, value, options) && store(place.line(), field, value);
}

bool word_cell(const LinePlace& place, Cell& cell, Field<std::string> field, std::string_view hint) {
    std::string text = place.line().text(field);
    cell.options.hint = hint;
    if (!text_field(cell.label, text, cell.options)) return false;
    return store(place.line(), field, text.empty() ? std::nullopt : std::optional(text));
}

bool rate_cell(const LinePlace& place, Cell& cell) {
    const auto current = place.line().get(fields::vat_rate);
    std::string value = current ? to_string(*current) : std::string();
    const std::string_view shown = place.labelled ? std::string_view() : place.vat.code(current);  // a row has no room for the name
    if (!short_combo(cell.label, value, place.vat.of(current), shown, cell.options)) return false;
    return store(place.line(), fields::vat_rate, parse_record_id(value));
}

}  // namespace

std::string line_problems_text(const LinePlace& place) {
    const std::string at = "lines." + std::to_string(place.position);
    const EntityDef& def = place.line().def();
    std::string text;
    for (const Issue& issue : place.edit.issues()) {
        if (issue.severity != Severity::Error || (issue.field != at && !issue.field.starts_with(at + "."))) continue;
        if (!text.empty()) text += ". ";
        if (issue.field != at) {
            const auto index = def.index_of(issue.field.substr(at.size() + 1));
            text += (index ? place.ui.field_label(def, def.fields[*index]) : place.ui.text(def.name + issue.field.substr(at.size()))) + ": ";
        }
        text += place.ui.sentence(issue);
    }
    return text;
}

std::string first_problem_of_line(const DocumentEdit& edit, std::size_t position) {
    const std::string at = "lines." + std::to_string(position);
    bool is_wrong = false;
    for (const Issue& issue : edit.issues()) is_wrong |= issue.severity == Severity::Error && (issue.field == at || issue.field.starts_with(at + "."));
    for (const std::string_view cell : {fields::description.name, fields::quantity.name, fields::unit.name, fields::unit_price.name,
                                        fields::discount.name, fields::vat_rate.name})
        for (const Issue& issue : edit.issues())
            if (issue.severity == Severity::Error && issue.field == at + "." + std::string(cell)) return std::string(cell);
    for (const FieldDef& field : edit.lines().records()[position].def().fields)
        for (const Issue& issue : edit.issues())
            if (field.custom && issue.severity == Severity::Error && issue.field == at + "." + field.name) return field.name;
    return is_wrong ? std::string(fields::description.name) : std::string();
}

bool is_item(const Record& line) { return line.text(fields::kind) == "item"; }
std::string first_line_of(const Record& line) { return split_text(line.text(fields::description)).first; }
bool has_details(const Record& line) { return is_item(line) && !split_text(line.text(fields::description)).rest.empty(); }

CellEvent description_cell(const LinePlace& place, bool focus, bool with_details) {
    CellEvent event = is_item(place.line()) ? product_cell(place, focus) : text_cell(place, focus);
    if (is_item(place.line()) && (with_details || has_details(place.line())) && details_cell(place)) event = CellEvent::Changed;
    return event;
}

bool value_cell(const LinePlace& place, std::string_view field, bool focus) {
    Cell cell(place, field);
    cell.options.focus = focus;
    if (field == fields::quantity.name) return number_cell(place, cell, fields::quantity, 0);
    if (field == fields::unit_price.name) return number_cell(place, cell, fields::unit_price, 2);
    if (field == fields::vat_rate.name) return rate_cell(place, cell);
    if (field == fields::unit.name) return word_cell(place, cell, fields::unit, {});
    return word_cell(place, cell, fields::discount, "20+10");
}

}  // namespace bottega::ui

#include "wasm-app/kit/field_editor.hpp"

#include "core/data/choice_list.hpp"
#include "core/data/frozen_title.hpp"
#include "core/data/formula_field.hpp"
#include "core/data/picker.hpp"
#include "core/data/several_choices.hpp"
#include "imgui_internal.h"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

struct Editor {
    const UiContext& ui;
    Record& record;
    std::size_t index;
    const FieldDef& field;
    std::string text;       // of the label
    std::string label;
    FieldOptions options;
    const std::set<std::string, std::less<>>* hidden = nullptr;  // choices that are not offered
};

template <class T>
std::optional<T> value_of(const Editor& editor) {
    const T* value = std::get_if<T>(&editor.record.value(editor.index));
    return value ? std::optional<T>(*value) : std::nullopt;
}

template <class T>
bool store(const Editor& editor, const std::optional<T>& value) {
    if (value) editor.record.set_value(editor.index, *value);
    else editor.record.set_value(editor.index, std::monostate());
    return true;
}

bool store_text(const Editor& editor, std::string text) {
    return store(editor, text.empty() ? std::nullopt : std::optional(std::move(text)));
}

InputMode mode_of(TextFormat format) {
    switch (format) {
        case TextFormat::Email: return InputMode::Email;
        case TextFormat::Phone: return InputMode::Telephone;
        case TextFormat::Url: return InputMode::Url;
        default: return InputMode::Text;
    }
}

int most_bytes(const FieldDef& field) {
    constexpr int bytes_a_character = 4;
    const int usual = field.type == FieldType::LongText ? 20'000 : 250;
    return bytes_a_character * (field.maximum_length > 0 ? field.maximum_length : usual);
}

bool shown_only(const Editor& editor) {
    // Why a formula comes to nothing stands beneath.
    std::string text = value_text(editor.ui, editor.record.def(), editor.field, editor.record.value(editor.index));
    if (editor.field.type == FieldType::LongText) long_text_field(editor.label, text, {.field = editor.options});
    else text_field(editor.label, text, editor.options);
    return false;
}

bool text_editor(Editor& editor) {
    std::string text = value_of<std::string>(editor).value_or(std::string());
    editor.options.max_length = most_bytes(editor.field);
    if (editor.field.type == FieldType::LongText)
        return long_text_field(editor.label, text, {.field = editor.options}) && store_text(editor, std::move(text));
    editor.options.mode = mode_of(editor.field.format);
    if (editor.field.format == TextFormat::Time) editor.options.hint = "09:30";
    return text_field(editor.label, text, editor.options) && store_text(editor, std::move(text));
}

// A box for each choice.
bool several_editor(Editor& editor) {
    std::string text = value_of<std::string>(editor).value_or(std::string());
    ui::label(editor.text, TextStyle::Small);
    bool changed = false;
    for (const std::string& choice : editor.field.choices) {
        bool on = is_chosen(text, choice);
        const std::string name = choice + ": " + editor.text;
        if (!checkbox(choice + "###" + editor.field.name + "." + choice, on, {.disabled = editor.options.read_only, .name = name})) continue;
        text = with_choice(editor.field, text, choice, on);
        changed = true;
    }
    if (!editor.options.error.empty()) paragraph(editor.options.error, TextStyle::Small);
    return changed && store_text(editor, std::move(text));
}

bool choice_editor(Editor& editor) {
    std::string choice = value_of<std::string>(editor).value_or(std::string());
    auto choices = choices_of(editor.ui, editor.record.def(), editor.field);
    std::erase_if(choices, [&](const Choice& offered) {
        if (offered.value.empty() || offered.value == choice) return false;
        return !is_offered(editor.field, offered.value) || (editor.hidden && editor.hidden->contains(editor.field.name + "." + std::string(offered.value)));
    });
    const bool in_dialog = ImGui::GetCurrentContext()->BeginPopupStack.Size > 0;  // that opens no second one beside it
    const std::string end = editor.field.list_edit == ListEdit::None || in_dialog ? std::string() : editor.ui.text("ui.lists.edit");
    editor.options.end = end;
    const bool changed = combo(editor.label, choice, choices, editor.options);
    if (field_end_pressed()) editor.ui.navigation.edit_choices(editor.record.def().name, editor.field.name);
    return changed && store_text(editor, std::move(choice));
}

bool flag_editor(Editor& editor) {
    bool flag = value_of<bool>(editor).value_or(false);
    if (!checkbox(editor.label, flag, {.disabled = editor.options.read_only, .in_form = true})) return false;
    editor.record.set_value(editor.index, flag);
    return true;
}

bool number_editor(Editor& editor) {
    if (editor.field.type == FieldType::Integer) {
        auto whole = value_of<std::int64_t>(editor);
        return integer_field(editor.label, whole, {.field = editor.options}) && store(editor, whole);
    }
    auto number = value_of<Decimal>(editor);
    const bool is_price = editor.field.format == TextFormat::Price;
    const NumberOptions options{.field = editor.options, .min_decimals = is_price ? Locale::least_price_decimals : 0};
    const bool changed = editor.field.type == FieldType::Percent ? percent_field(editor.label, number, options)
                                                                 : decimal_field(editor.label, number, options);
    return changed && store(editor, number);
}

bool money_editor(Editor& editor) {
    auto amount = value_of<Money>(editor);
    return money_field(editor.label, amount, editor.record.currency(), editor.options) && store(editor, amount);
}

bool date_editor(Editor& editor) {
    auto date = value_of<Date>(editor);
    return date_field(editor.label, date, editor.options) && store(editor, date);
}

constexpr std::string_view account = "account";

// The account that the record is for, where the target belongs to one too: only its own contacts and opportunities are
// offered, and a new one is made for it.
Value account_shared_with(const Record& record, const EntityDef& target) {
    if (!target.has(account) || target.field(account).target != account) return {};
    const auto& fields = record.def().fields;
    for (std::size_t index = 0; index < fields.size(); ++index)
        if (fields[index].target == account && !is_empty(record.value(index))) return record.value(index);
    return {};
}

std::vector<ReferenceOption> matches(const UiContext& ui, const Record& of, const std::string& target, std::string_view typed) {
    constexpr int most = 8;
    const EntityUi* known = ui.registry.entity(target);
    Query query = picker_query(ui.store().schema().entity(target), std::string(typed));
    query.limit = most;
    if (const Value shared = account_shared_with(of, ui.store().schema().entity(target)); !is_empty(shared))
        query.conditions.push_back({std::string(account), Comparison::Equal, {shared}});
    std::vector<ReferenceOption> options;
    for (const Record& record : ui.store().run(query)) {
        ReferenceOption option{.id = record.id().value, .title = record.title()};
        if (known && !known->detail_field.empty())
            if (const auto index = record.def().index_of(known->detail_field)) option.detail = value_text(ui, record, *index);
        options.push_back(std::move(option));
    }
    return options;
}

void create_beside(const UiContext& ui, const Record& of, const std::string& target, std::uint32_t asker, const std::string& typed) {
    const EntityDef& def = ui.store().schema().entity(target);
    Route start = ui.navigation.new_record(target);
    start.set_parameter(def.title_field, typed);
    if (const Value shared = account_shared_with(of, def); !is_empty(shared)) inherit(start, account, shared);
    ui.navigation.create_beside(asker, target, std::move(start));
}

bool reference_editor(Editor& editor) {
    const UiContext& ui = editor.ui;
    const std::string& target = editor.field.target;
    const auto asker = static_cast<std::uint32_t>(ImGui::GetID(editor.label.c_str()));
    if (const RecordId created = ui.navigation.take_created(asker)) {
        editor.record.set_value(editor.index, created);
        return true;
    }
    const RecordId id = value_of<RecordId>(editor).value_or(RecordId{});
    const std::string frozen = frozen_title(editor.record, editor.field);
    ReferenceValue value{.id = id.value, .title = !frozen.empty() ? frozen : id ? ui.titles.title(ui.store(), target, id) : std::string()};
    const EntityUi* known = ui.registry.entity(target);
    const std::string open_label = ui.text("ui.open_reference", {editor.text}), new_label = new_text(ui, target);
    const ReferenceOptions options{
        .field = editor.options,
        .search = [ui, &target, &record = editor.record](std::string_view typed) { return matches(ui, record, target, typed); },
        .can_create = known && known->creatable && !ui.registry.record_screen(target),
        .new_label = new_label,
        .can_open = known != nullptr,
        .open_label = open_label,
    };
    const ReferenceResult result = reference_field(editor.label, value, options);
    if (result.action == ReferenceAction::Open) ui.navigation.open_record(target, id);
    if (result.action == ReferenceAction::Create) create_beside(ui, editor.record, target, asker, result.typed);
    if (result.action != ReferenceAction::Changed) return false;
    return store(editor, value.id ? std::optional(RecordId{value.id}) : std::nullopt);
}

bool edit(Editor& editor) {
    const FieldType type = editor.field.type;
    if (editor.field.format == TextFormat::File) return editor.ui.registry.file_field()(editor.ui, editor.record, editor.index, editor.label, editor.options);
    if (type == FieldType::Reference) return reference_editor(editor);
    if (type == FieldType::Flag) return flag_editor(editor);
    if (editor.field.format == TextFormat::Several) return several_editor(editor);
    if (editor.options.read_only || type == FieldType::Timestamp) return shown_only(editor);
    switch (type) {
        case FieldType::Choice: return choice_editor(editor);
        case FieldType::Integer:
        case FieldType::Decimal:
        case FieldType::Percent: return number_editor(editor);
        case FieldType::Money: return money_editor(editor);
        case FieldType::Date: return date_editor(editor);
        default: return text_editor(editor);
    }
}

}  // namespace

bool field_editor(const UiContext& ui, Record& record, std::size_t index, const FieldEditorOptions& options) {
    const FieldDef& field = record.def().fields[index];
    std::string text = ui.field_label(record.def(), field);
    std::string label = (options.label ? text : std::string()) + "###" + record.def().name + "." + field.name;
    Editor editor{ui, record, index, field, std::move(text), std::move(label), {}, options.hidden};
    editor.options = {
        .name = editor.text,
        .help = options.help,
        .error = options.error,
        .warning = options.warning,
        .noted_elsewhere = options.noted_elsewhere,
        .required = (field.required || ui.store().rule(record.def(), field).demands(record)) && !options.read_only,
        .read_only = options.read_only || field.read_only || field.derived || field.computed != nullptr,
        .focus = options.focus,
        .width = options.width,
    };
    const auto fault = formula_fault(record, index);
    const std::string why = fault ? ui.sentence(*fault) : std::string();
    if (fault) editor.options.error = why;
    return edit(editor);
}

bool is_wide(const FieldDef& field) { return field.type == FieldType::LongText || field.format == TextFormat::Several; }

}  // namespace bottega::ui

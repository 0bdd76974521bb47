#include "wasm-app/screens/list_columns.hpp"

#include <algorithm>

namespace bottega::ui {

namespace {

constexpr std::size_t most_columns = 9;

Column column_for(const FieldDef& field) {
    switch (field.type) {
        case FieldType::Money: return {.label = {}, .width = 130, .align = Align::Right, .phone = PhonePlace::Amount};
        case FieldType::Integer:
        case FieldType::Decimal:
        case FieldType::Percent: return {.label = {}, .width = 110, .align = Align::Right};
        case FieldType::Date: return {.label = {}, .width = 112};
        case FieldType::Timestamp: return {.label = {}, .width = 160};
        case FieldType::Flag: return {.label = {}, .width = 90, .phone = PhonePlace::Hidden};
        case FieldType::Choice: return {.label = {}, .width = 130, .phone = PhonePlace::Pill};
        case FieldType::Reference: return {.label = {}, .width = 160, .stretch = 1.5f};
        default: return {.label = {}, .width = 130, .stretch = 1};
    }
}

// A phone has room for one amount, one pill and two details.
void thin_out_for_phones(std::vector<Column>& columns) {
    constexpr int most_details = 2;
    int amounts = 0, pills = 0, details = 0;
    for (auto column = columns.rbegin(); column != columns.rend(); ++column)
        if (column->phone == PhonePlace::Amount && amounts++ > 0) column->phone = PhonePlace::Hidden;
    for (Column& column : columns) {
        if (column.phone == PhonePlace::Pill && pills++ > 0) column.phone = PhonePlace::Hidden;
        if (column.phone == PhonePlace::Detail && details++ >= most_details) column.phone = PhonePlace::Hidden;
    }
}

}  // namespace

std::vector<std::size_t> list_fields(const EntityDef& def, const EntityUi& look) {
    std::vector<std::size_t> fields;
    const auto title = def.index_of(def.title_field);
    if (title) fields.push_back(*title);
    const auto add = [&](std::size_t index) {
        const bool there = std::find(fields.begin(), fields.end(), index) != fields.end();
        if (!there && fields.size() < most_columns) fields.push_back(index);
    };
    for (const std::string& name : look.columns)
        if (const auto index = def.index_of(name)) add(*index);
    if (!look.columns.empty()) return fields;
    for (std::size_t index = 0; index < def.fields.size(); ++index)
        if (def.fields[index].listed && !def.fields[index].internal && def.fields[index].name != look.detail_field) add(index);
    return fields;
}

std::vector<Column> list_columns(const UiContext& ui, const EntityDef& def, const std::vector<std::size_t>& fields) {
    std::vector<Column> columns;
    for (const std::size_t index : fields) {
        const FieldDef& field = def.fields[index];
        Column column = column_for(field);
        // A number is short; a name may be long.
        if (columns.empty() && field.name == "number") column = {.label = {}, .width = 130, .stretch = 0.3f, .phone = PhonePlace::Title};
        else if (columns.empty()) column = {.label = {}, .width = 200, .stretch = 2.5f, .phone = PhonePlace::Title};
        column.label = ui.field_label(def, field) + "###" + field.name;
        columns.push_back(std::move(column));
    }
    thin_out_for_phones(columns);
    return columns;
}

}  // namespace bottega::ui

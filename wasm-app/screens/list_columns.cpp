#include "wasm-app/screens/list_columns.hpp"

#include <algorithm>

namespace bottega::ui {

namespace {

constexpr std::size_t most_columns = 9;

Column column_for(const FieldDef& field) {
    switch (field.type) {
        case FieldType::Money: return {.label = {}, .width = 132, .stretch = 0.3f, .align = Align::Right, .phone = PhonePlace::Amount};
        case FieldType::Integer:
        case FieldType::Decimal:
        case FieldType::Percent: return {.label = {}, .width = 100, .align = Align::Right};
        case FieldType::Date: return {.label = {}, .width = 104};
        case FieldType::Timestamp: return {.label = {}, .width = 160};
        case FieldType::Flag: return {.label = {}, .width = 90, .phone = PhonePlace::Hidden};
        case FieldType::Choice: return {.label = {}, .width = 132, .phone = PhonePlace::Pill};
        case FieldType::Reference: return {.label = {}, .width = 150, .stretch = 1.5f};
        default: break;
    }
    if (field.format == TextFormat::Email) return {.label = {}, .width = 160, .stretch = 1.6f};
    return {.label = {}, .width = 124, .stretch = 1};
}

// A document is found by its customer: its number needs little room.
void place_title(std::vector<Column>& columns, const EntityDef& def, const EntityUi& look, const std::vector<std::size_t>& fields) {
    const auto detail = def.index_of(look.detail_field);
    const auto place = detail ? std::find(fields.begin(), fields.end(), *detail) : fields.end();
    const bool numbered = place != fields.end() && place != fields.begin() && !look.state_field.empty() &&
                          def.fields[*detail].type == FieldType::Text;
    columns.front() = {.label = columns.front().label, .width = numbered ? 130.0f : 200.0f, .stretch = numbered ? 0.6f : 2.5f,
                       .phone = PhonePlace::Title};
    if (!numbered) return;
    constexpr float room_for_a_name = 160;  // before it gets narrower, other columns go
    Column& customer = columns[static_cast<std::size_t>(place - fields.begin())];
    customer.width = room_for_a_name;
    customer.stretch = 3;
}

bool is_told_by_colour(const EntityUi& look, const FieldDef& field) {
    const auto tones = std::count_if(look.tones.begin(), look.tones.end(), [&](const ChoiceTone& tone) { return tone.field == field.name; });
    return tones > 1;
}

// A phone has room for one amount, one pill and two details. Where there is no money, a price is the amount.
void thin_out_for_phones(std::vector<Column>& columns, const EntityDef& def, const EntityUi& look, const std::vector<std::size_t>& fields) {
    constexpr int most_details = 2;
    const auto is = [&](FieldType type) { return [&, type](std::size_t field) { return def.fields[field].type == type; }; };
    const auto price = std::find_if(fields.begin(), fields.end(), is(FieldType::Decimal));
    if (price != fields.end() && std::none_of(fields.begin(), fields.end(), is(FieldType::Money)))
        columns[static_cast<std::size_t>(price - fields.begin())].phone = PhonePlace::Amount;
    int amounts = 0, pills = 0, details = 0;
    for (std::size_t index = 0; index < columns.size(); ++index) {
        PhonePlace& place = columns[index].phone;
        if (place == PhonePlace::Amount && amounts++ > 0) place = PhonePlace::Hidden;
        if (place == PhonePlace::Pill && (!is_told_by_colour(look, def.fields[fields[index]]) || pills++ > 0)) place = PhonePlace::Hidden;
        if (place == PhonePlace::Detail && details++ >= most_details) place = PhonePlace::Hidden;
    }
}

}  // namespace

std::vector<std::size_t> list_fields(const EntityDef& def, const EntityUi& look, const ListLayout& layout) {
    std::vector<std::size_t> fields;
    const auto title = def.index_of(def.title_field);
    if (title) fields.push_back(*title);
    const std::size_t most = layout.fields.empty() ? most_columns : most_list_columns;
    const auto add = [&](std::size_t index) {
        const bool there = std::find(fields.begin(), fields.end(), index) != fields.end();
        if (!there && fields.size() < most) fields.push_back(index);
    };
    for (const std::string& name : layout.fields) add(*def.index_of(name));
    if (!layout.fields.empty()) return fields;
    for (const std::string& name : look.columns)
        if (const auto index = def.index_of(name)) add(*index);
    for (std::size_t index = 0; index < def.fields.size() && !look.columns.empty(); ++index)
        if (def.fields[index].custom && def.fields[index].listed && fields.size() < most_list_columns) fields.push_back(index);
    if (!look.columns.empty()) return fields;
    for (std::size_t index = 0; index < def.fields.size(); ++index)
        if (def.fields[index].listed && !def.fields[index].internal && def.fields[index].name != look.detail_field) add(index);
    return fields;
}

std::vector<Column> list_columns(const UiContext& ui, const EntityDef& def, const EntityUi& look, const std::vector<std::size_t>& fields,
                                 const ListLayout& layout) {
    std::vector<Column> columns;
    for (const std::size_t index : fields) {
        columns.push_back(column_for(def.fields[index]));
        columns.back().label = ui.field_label(def, def.fields[index]) + "###" + def.fields[index].name;
    }
    if (columns.empty()) return columns;
    place_title(columns, def, look, fields);
    thin_out_for_phones(columns, def, look, fields);
    for (std::size_t index = 0; index < fields.size(); ++index) {
        if (const auto width = layout.widths.find(def.fields[fields[index]].name); width != layout.widths.end()) {
            columns[index].width = width->second;
            columns[index].stretch = 0;
            columns[index].fixed = true;
        }
        if (!layout.fields.empty() && !is_phone() && columns[index].phone == PhonePlace::Hidden)
            columns[index].phone = PhonePlace::Detail;  // what was asked for does not go where it gets narrow
    }
    return columns;
}

std::string detail_beneath_title(const EntityDef& def, const EntityUi& look, const std::vector<std::size_t>& fields) {
    const auto detail = def.index_of(look.detail_field);
    const bool has_column = detail && std::find(fields.begin(), fields.end(), *detail) != fields.end();
    return has_column ? std::string() : look.detail_field;
}

}  // namespace bottega::ui

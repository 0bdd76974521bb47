#include "wasm-app/screens/list_board.hpp"

#include <algorithm>
#include <utility>

#include "core/data/choice_list.hpp"
#include "generated/icons.hpp"
#include "imgui_internal.h"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/list_shape.hpp"
#include "wasm-app/screens/list_totals.hpp"
#include "wasm-app/screens/value_move.hpp"

namespace bottega::ui {

namespace {

constexpr std::size_t most_details = 3;

bool says_by_itself(FieldType type) { return type == FieldType::Text || type == FieldType::Reference || type == FieldType::Choice; }

// Names tell more than days, days more than figures.
int telling_rank(FieldType type) { return says_by_itself(type) ? 0 : type == FieldType::Date ? 1 : 2; }

std::string summed_field(const EntityDef& def, const std::vector<std::size_t>& fields) {
    for (const std::size_t field : fields)
        if (def.fields[field].type == FieldType::Money) return def.fields[field].name;
    for (const FieldDef& field : def.fields)
        if (field.type == FieldType::Money && !field.internal) return field.name;
    return {};
}

}  // namespace

void ListBoard::show_by(const std::string& field) {
    if (field_ == field) return;
    field_ = field;
    state_ = {};
    columns_.clear();
    heads_.clear();
}

// The first amount and the first other choice stand at the foot of a card; the rest, the most telling first, above.
void ListBoard::choose_parts(const std::vector<std::size_t>& fields) {
    fields_ = fields;
    details_.clear();
    amount_.reset();
    pill_.reset();
    for (std::size_t place = 1; place < fields.size(); ++place) {
        const FieldDef& field = def_->fields[fields[place]];
        if (field.name == field_ || field.type == FieldType::LongText) continue;
        if (field.type == FieldType::Money && !amount_) amount_ = place;
        else if (field.type == FieldType::Choice && !pill_) pill_ = place;
        else details_.push_back(place);
    }
    std::stable_sort(details_.begin(), details_.end(), [&](std::size_t a, std::size_t b) {
        return telling_rank(def_->fields[fields[a]].type) < telling_rank(def_->fields[fields[b]].type);
    });
    if (details_.size() > most_details) details_.resize(most_details);
}

// What the list shows beneath the title, where it is no column.
bool ListBoard::has_line_beneath() const {
    const auto detail = def_->index_of(look_.detail_field);
    return detail && look_.detail_field != field_ && std::find(fields_.begin(), fields_.end(), *detail) == fields_.end();
}

std::string ListBoard::name_of(const UiContext& ui, const std::string& choice) const {
    const FieldDef& field = def_->field(field_);
    return choice.empty() ? ui.text("ui.board.none", {ui.field_label(*def_, field)}) : choice_text(ui, *def_, field, choice);
}

void ListBoard::refresh(const UiContext& ui, const Query& query, const std::vector<std::size_t>& fields) {
    choose_parts(fields);
    texts_.clear();
    heads_.clear();
    takes_new_ = look_.creatable && is_written_by_hand(def_->field(field_));
    columns_ = choice_columns(ui.store(), query, field_, summed_field(*def_, fields));
    for (const ChoiceColumn& column : columns_) {
        BoardColumn head{.name = name_of(ui, column.choice), .count = ui.locale.integer(column.count),
                         .tone = choice_tone(ui, *def_, def_->field(field_), column.choice), .cards = static_cast<int>(column.count)};
        for (const GroupTotal& total : column.totals) head.totals.push_back(amount_in(ui, total.within, total.sum));
        if (takes_new_) head.add = ui.text("ui.board.add", {new_text(ui, def_->name), head.name}) + "###add";
        heads_.push_back(std::move(head));
    }
}

const ListBoard::CardText& ListBoard::text_of(const UiContext& ui, const ListRow& row, int column) {
    const auto [found, is_new] = texts_.try_emplace(row.id.value);
    CardText& text = found->second;
    if (!is_new) return text;
    if (!row.detail.empty() && has_line_beneath()) text.details.push_back(row.detail);
    for (const std::size_t place : details_) {
        const FieldDef& field = def_->fields[fields_[place]];
        const std::string& value = row.cells[place].text;
        if (value.empty() || text.details.size() >= most_details) continue;
        text.details.push_back(says_by_itself(field.type) ? value : ui.field_label(*def_, field) + " " + value);
    }
    if (amount_) text.amount = row.cells[*amount_].text;
    if (pill_) text.pill = row.cells[*pill_].text;
    if (pill_) text.tone = row.cells[*pill_].tone;
    text.description = heads_[static_cast<std::size_t>(column)].name;
    for (const std::string& detail : text.details) text.description += ", " + detail;
    for (const std::string* part : {&text.amount, &text.pill})
        if (!part->empty()) text.description += ", " + *part;
    return text;
}

// The card stays in sight and keeps the keyboard in its new column.
void ListBoard::follow_moved(const UiContext& ui, ListRows& rows) {
    const Moved moved = std::exchange(*moved_, Moved{});
    if (!moved.record) return;
    const auto& ids = rows.ids(ui);
    const auto found = std::find(ids.begin(), ids.end(), moved.record);
    const int column = column_of_place(columns_, found - ids.begin());
    if (found == ids.end() || column < 0) return;
    const auto first = columns_[static_cast<std::size_t>(column)].first;
    state_.wanted = {column, static_cast<int>(found - ids.begin() - first), moved.by_keyboard};
}

ListBoard::Press ListBoard::draw(const UiContext& ui, ListRows& rows, const std::string& name,
                                 const std::function<void(const ListRow&, int position)>& draw_menu) {
    follow_moved(ui, rows);
    Press press;
    const std::size_t lines = std::min(details_.size() + (has_line_beneath() ? 1 : 0), most_details);
    const std::string empty = ui.text("ui.board.empty_column");
    Board board({.id = "board", .name = name, .columns = &heads_, .detail_lines = static_cast<int>(lines), .has_foot = amount_ || pill_, .empty_column = empty}, state_);
    while (board.next_column())
        while (board.next_card()) {
            const int position = static_cast<int>(columns_[static_cast<std::size_t>(board.column())].first) + board.place();
            const ListRow& row = rows.row(ui, position);
            const CardText& text = text_of(ui, row, board.column());
            if (board.card({.record = row.id.value, .title = row.name, .details = text.details, .amount = text.amount, .pill = text.pill,
                            .tone = text.tone, .description = text.description}))
                press.opened = row.id;
            if (ImGui::IsItemFocused()) press.focused = row.id;
            draw_menu(row, position);
        }
    if (const auto& wish = board.move()) move(ui, RecordId{wish->record}, wish->to, wish->by_keyboard);
    if (board.add_pressed() >= 0) press.add = columns_[static_cast<std::size_t>(board.add_pressed())].choice;
    return press;
}

// A column that shows what no choice says any more takes nothing.
bool ListBoard::takes(int column) const {
    const std::string& choice = columns_[static_cast<std::size_t>(column)].choice;
    const FieldDef& field = def_->field(field_);
    return choice.empty() ? !field.required : is_offered(field, choice);
}

void ListBoard::move(const UiContext& ui, RecordId record, int to, bool by_keyboard) {
    const auto stored = ui.store().find(def_->name, record);
    if (!stored || !takes(to)) return;
    const std::string& choice = columns_[static_cast<std::size_t>(to)].choice;
    move_to_value(ui, {.def = def_, .field = field_, .record = record, .name = record_name(ui, *stored), .value = choice.empty() ? Value() : Value(choice)},
                  [moved = moved_, by_keyboard](RecordId id) { *moved = {id, by_keyboard}; });
}

void ListBoard::draw_moves(const UiContext& ui, const ListRow& row, int position) {
    const int from = column_of_place(columns_, position);
    for (int to = 0; to < static_cast<int>(columns_.size()); ++to) {
        if (to == from || !takes(to)) continue;
        const std::string label = ui.text("ui.board.move_to", {heads_[static_cast<std::size_t>(to)].name}) + "###to" + std::to_string(to);
        const std::string_view keys = to == from + 1 ? "Ctrl →" : to == from - 1 ? "Ctrl ←" : "";
        if (menu_item(label, {.icon = to < from ? icon::arrow_left : icon::arrow_right, .shortcut = ui.host.is_touch() ? "" : keys}))
            move(ui, row.id, to, ImGui::GetCurrentContext()->NavCursorVisible);
    }
}

std::optional<std::string> ListBoard::current_choice() const {
    int column = is_phone() ? state_.shown : -1;
    if (state_.focused_item != 0 && ImGui::GetCurrentContext()->NavId == state_.focused_item) column = state_.focused.column;
    if (!takes_new_ || column < 0 || column >= static_cast<int>(columns_.size())) return std::nullopt;
    return columns_[static_cast<std::size_t>(column)].choice;
}

bool ListBoard::give_up_drag() {
    if (!state_.is_dragging()) return false;
    state_.put_down();
    ImGui::ClearActiveID();
    return true;
}

}  // namespace bottega::ui

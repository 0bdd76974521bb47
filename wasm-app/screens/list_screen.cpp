#include "wasm-app/screens/list_screen.hpp"

#include <algorithm>
#include <utility>

#include "generated/icons.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/duplicates.hpp"
#include "wasm-app/screens/filter_words.hpp"
#include "wasm-app/screens/list_columns.hpp"
#include "wasm-app/screens/list_summary.hpp"
#include "wasm-app/screens/list_totals.hpp"

namespace bottega::ui {

namespace {

const EntityDef& entity_at(const UiContext& ui, const Route& route) {
    return ui.store().schema().entity(ui.registry.entity_at(route.place)->entity);
}

}  // namespace

ListScreen::ListScreen(const UiContext& ui, const Route& route)
    : def_(&entity_at(ui, route)), look_(*ui.registry.entity_at(route.place)), layout_(list_layout(ui, *def_)),
      board_fields_(board_fields(ui, *def_, look_)), calendar_fields_(calendar_fields(*def_, look_)), board_(*def_, look_),
      calendar_(*def_, look_, ui.session.today), folders_(ui, *def_), fields_(list_fields(*def_, look_, layout_)),
      rows_(*def_, fields_, detail_beneath_title(*def_, look_, fields_)), bulk_(ui, *def_, look_), views_(*def_, look_) {
    read_shape(ui);
    read_route(ui, route);
}

void ListScreen::read_route(const UiContext& ui, const Route& whole) {
    Route route = whole;
    route.set_parameter(Navigation::beside_parameter, {});
    folders_.read(route);
    const Schema& schema = ui.store().schema();
    Query query = query_of(route, schema, *def_);
    search_ = std::move(query.search);
    where_ = {};
    for (Condition& condition : query.conditions) where_.parts.push_back(Filter::one(std::move(condition)));
    where_.parts.push_back(std::move(query.filter));
    where_ = simplified(where_);
    filter_refused_ = !where_of(route, schema, *def_);
    text_runs_ = -1;
    order_ = std::move(query.order);
    filter_ = route.parameter("filter");
    read_view(ui, route);
}

bool ListScreen::follow(const UiContext& ui, const Route& route) {
    if (!route.item.empty() || route.place != look_.route) return false;
    read_route(ui, route);
    return true;
}

void ListScreen::build_query(const UiContext& ui) {
    query_ = query_of_view(ui, *def_, look_, {.where = where_, .quick_filter = filter_, .order = order_});
    query_.search = search_;
    folders_.narrow(query_);
    if (is_board()) query_ = grouped_by(*def_, std::move(query_), board_.field());
    if (is_calendar()) query_ = calendar_.in_sight(query_);
}

void ListScreen::refresh_texts(const UiContext& ui) {
    if (text_version_ == ui.text_version() && text_runs_ == rows_.query_runs()) return refresh_sums(ui);
    text_version_ = ui.text_version();
    text_runs_ = rows_.query_runs();
    columns_ = list_columns(ui, *def_, look_, fields_, layout_);
    title_ = entity_plural(ui, def_->name);
    new_label_ = new_text(ui, def_->name) + "###new";
    totals_name_ = ui.text("ui.totals");
    sums_are_all_ = false;
    refresh_sums(ui);
    if (is_board()) board_.refresh(ui, query_, fields_);
    if (is_calendar()) calendar_.refresh(ui, query_, fields_);
    part_texts_.clear();
    for (const Filter& part : filter_parts()) part_texts_.push_back(filter_words(ui, *def_, part));
}

// How many there are and what they come to: once all of them are known, so that the rows come first.
void ListScreen::refresh_sums(const UiContext& ui) {
    if (std::exchange(sums_are_all_, rows_.is_complete())) return;
    if (!sums_are_all_) {
        count_text_ = rows_.is_counted() ? count_text(ui, count_) : "…";
        for (ColumnTotal& total : totals_)
            if (!total.lines.empty()) total.lines = {"…"};
        return;
    }
    count_text_ = list_summary(ui, query_, count_);
    totals_ = count_ > 0 && is_table() ? list_totals(ui, query_, fields_) : std::vector<ColumnTotal>();
}

// A field was added, or taken away, while the list is open.
void ListScreen::follow_fields() {
    if (fields_of_ == def_->table) return;
    const bool first = !std::exchange(fields_of_, def_->table);
    if (first) return;
    std::erase_if(layout_.fields, [&](const std::string& name) { return !def_->has(name) || !can_be_listed(*def_, def_->field(name)); });
    show_layout(layout_);
}

void ListScreen::prepare(const UiContext& ui) {
    follow_fields();
    if (folders_.refresh(ui)) write_route(ui);
    build_query(ui);
    count_ = rows_.refresh(ui, query_);
    if (std::exchange(selection_runs_, rows_.query_runs()) != rows_.query_runs() && !selection_.empty()) selection_.keep_only(rows_.ids(ui));
    refresh_texts(ui);
}

void ListScreen::draw(const UiContext& ui) {
    follow_beside(ui);
    if (beside_ || is_split()) draw_with_beside(ui);
    else draw_list(ui);
}

void ListScreen::draw_list(const UiContext& ui) {
    const int runs = rows_.query_runs();
    follow_views(ui);
    prepare(ui);
    draw_header(ui);
    draw_within_folder(ui);
    if (text_runs_ < 0) prepare(ui);
    delete_dialog_.draw(ui);
    folders_.draw_dialogs(ui, [&](RecordId folder) { create_with(ui, def_->folder_field, folder); });
    bulk_.draw_dialogs(ui);
    draw_filter_builder(ui);
    views_.draw_dialog(ui);
    rule_switch_.draw_dialog(ui);
    ListLayout layout = wanted_.value_or(layout_);
    if (columns_dialog_.draw(ui, *def_, fields_, layout)) wanted_ = std::move(layout);
    if (wanted_) use_layout(ui, *std::exchange(wanted_, std::nullopt));
    prepare_search(ui, rows_.query_runs() != runs);
}

// After the rows that are shown, and after the order of the others: both come first.
void ListScreen::prepare_search(const UiContext& ui, bool rows_are_new) {
    if (!def_->is_searchable()) return;
    if (rows_are_new || !rows_.is_complete() || !ui.store().prepare_search(def_->name)) host().wake();
}

// Ctrl+F goes into the search, Ctrl+A chooses all rows, Delete asks about the chosen ones, else about the row with the keyboard.
void ListScreen::follow_keys(const UiContext& ui) {
    const RecordId focused = std::exchange(focused_, {});
    const bool beneath = ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
    if (!beneath && ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_F)) {
        if (selection_.empty()) focus_search_ = true;
        else show_toast({.text = ui.text("ui.bulk.no_search"), .tone = Tone::Warn});  // the bar of the chosen rows stands in its place
    }
    if (beneath || ImGui::GetIO().WantTextInput || ImGui::IsAnyItemActive() || folders_.has_keyboard()) return;
    if (is_table() && ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_A)) selection_.choose_all(rows_.ids(ui));
    if (!look_.deletable || !ImGui::IsKeyPressed(ImGuiKey_Delete, false)) return;
    if (!selection_.empty()) bulk_.ask_to_delete(ui, selection_.records(rows_.ids(ui)));
    else if (focused) delete_dialog_.ask(ui, def_->name, focused);
}

HeaderButtons ListScreen::header_buttons(const UiContext& ui) {
    HeaderButtons buttons;
    if (look_.importable)
        buttons.push_back({{.label = ui.label("ui.import"), .icon = icon::file_up}, [this, &ui] { ui.navigation.go({.place = "import", .parameters = {{"entity", def_->name}}}); }});
    if (def_->compared) buttons.push_back({{.label = ui.label("ui.duplicates.find"), .icon = icon::copy_check}, [this, &ui] { ui.navigation.go(duplicates_route(def_->name)); }});
    if (folders_.possible() && is_narrow() && !folders_.has_line())
        buttons.push_back({{.label = entity_plural(ui, def_->field(def_->folder_field).target) + "###folders", .icon = icon::folder_tree}, [this] { folders_.open_sheet(); }});
    if (look_.creatable) buttons.push_back({{.label = new_label_, .icon = icon::plus, .kind = ButtonKind::Primary}, [this, &ui] { create_new(ui); }});
    return buttons;
}

void ListScreen::draw_header(const UiContext& ui) {
    const HeaderButtons buttons = header_buttons(ui);
    std::vector<HeaderAction> actions;
    for (const HeaderButton& button : buttons) actions.push_back(button.action);
    const int pressed = page_header({.title = title_, .count = count_text_, .actions = actions});
    if (pressed >= 0) buttons[static_cast<std::size_t>(pressed)].press();
}

// Another search, filter or order: not the rows as they were changed meanwhile.
bool ListScreen::rows_of_another_query() {
    const std::optional<Query> before = std::exchange(drawn_query_, query_);
    return before && !(*before == query_);
}

void ListScreen::draw_table(const UiContext& ui) {
    cell_editor_.follow_outcome();
    const bool chooses = !is_narrow() || !selection_.empty();  // a phone begins in the menu of a row
    const std::function<void(int, float)> header_menu = [&](int column, float width) { draw_header_menu(ui, column, width); };
    const int revealed = row_to_reveal(ui);  // asks for all rows, where only the first were known
    count_ = rows_.refresh(ui, query_);
    Table table({.id = "records", .name = title_, .columns = &columns_, .row_count = count_, .sorting = &sorting_,
                 .checkboxes = chooses, .checked_count = selection_.count(), .reveal_row = revealed, .from_top = rows_of_another_query(), .cards = is_split(), .compact = layout_.compact, .resizable = true, .pinned = pinned_column(),
                 .totals = &totals_, .totals_name = totals_name_, .header_menu = &header_menu});
    while (table.next_row()) draw_row(ui, table, rows_.row(ui, table.row()));
    if (table.all_pressed() > 0) selection_.choose_all(rows_.ids(ui));
    if (table.all_pressed() < 0) selection_.clear();
    drawn_widths_.clear();
    for (int column = 0; column < static_cast<int>(columns_.size()); ++column) drawn_widths_.push_back(table.drawn_width(column));
    follow_resizing(table.resizing());
    follow_resizing(std::exchange(widen_, {}));
    if (table.sorting_changed()) order_by_headers(ui);
}

void ListScreen::draw_row(const UiContext& ui, Table& table, const ListRow& row) {
    if (std::exchange(focus_rows_, false) || (row_to_focus_ == row.id && std::exchange(row_to_focus_, RecordId{}))) ImGui::SetKeyboardFocusHere();
    const bool pressed = table.row_link(row.id.value, row.name, beside_ && row.id == beside_id_);
    drag_row(ui, row);
    if (pressed && !folders_.is_dragging()) press_row(ui, row, table.row());
    const bool has_focus = ImGui::IsItemFocused();
    if (has_focus) {
        focused_ = row.id;
        follow_focused_row(ui, row.id);
    }
    if (ImGui::IsItemHovered() && ImGui::IsMouseReleased(ImGuiMouseButton_Right)) menu_cell_ = table.column_at(ImGui::GetMousePos().x);
    if (has_focus && (ImGui::IsKeyPressed(ImGuiKey_Menu, false) || ImGui::IsKeyChordPressed(ImGuiMod_Shift | ImGuiKey_F10))) menu_cell_ = cell_;
    draw_row_menu(ui, row, table.row());
    bool chosen = selection_.contains(row.id);
    if (table.has_checkboxes() && table.row_checkbox(row.choose, chosen)) {
        if (ImGui::GetIO().KeyShift) selection_.extend_to(rows_.ids(ui), table.row());
        else selection_.toggle(rows_.ids(ui), table.row());
    }
    for (std::size_t column = 0; column < fields_.size(); ++column) draw_cell(table, row, column);
    if (!table.is_phone_like()) follow_cells(ui, table, row, has_focus);
}

// Enter or a press opens; the space bar or Ctrl chooses the row, Shift all rows up to it.
void ListScreen::press_row(const UiContext& ui, const ListRow& row, int position) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyShift) return selection_.extend_to(rows_.ids(ui), position);
    if (io.KeyCtrl || ImGui::IsKeyDown(ImGuiKey_Space)) return selection_.toggle(rows_.ids(ui), position);
    open_row(ui, row.id);
}

void ListScreen::open_row(const UiContext& ui, RecordId record) {
    ui.navigation.remember_list(def_->name, query_);
    if (is_split()) ui.navigation.show_beside(record);
    else ui.navigation.open_record(def_->name, record);
}

void ListScreen::draw_cell(Table& table, const ListRow& row, std::size_t column) {
    const ListCell& cell = row.cells[column];
    if (column == 0) return table.cell_title(row.name, row.detail, look_.avatar);
    const FieldDef& field = def_->fields[fields_[column]];
    if (is_number(field.type)) return table.cell_right(cell.text);
    const bool is_pill = field.type == FieldType::Choice && !cell.text.empty() && (cell.tone != Tone::Neutral || field.name == look_.state_field);
    is_pill ? table.cell_pill(cell.text, cell.tone) : table.cell(cell.text);
}

void ListScreen::draw_row_menu(const UiContext& ui, const ListRow& row, int position) {
    if (!begin_context_menu(row.name)) return;
    if (menu_item(ui.label("ui.open"), {.icon = icon::arrow_up_right})) open_row(ui, row.id);
    draw_cell_entry(ui, row);
    if (is_table() && menu_item(ui.label(selection_.contains(row.id) ? "ui.bulk.unchoose_row" : "ui.bulk.choose_row"), {.icon = icon::square_check}))
        selection_.toggle(rows_.ids(ui), position);
    const bool copied_on_its_page = ui.registry.record_screen(def_->name) != nullptr;  // documents; a payment is never copied
    if (look_.creatable && !copied_on_its_page && menu_item(ui.label("ui.duplicate"), {.icon = icon::copy})) {
        Route route = ui.navigation.new_record(def_->name);
        route.set_parameter("copy", to_string(row.id));
        ui.navigation.go(std::move(route));
    }
    if (!is_table()) menu_separator();
    if (is_board()) board_.draw_moves(ui, row, position);
    if (is_calendar()) calendar_.draw_moves(ui, row, position);
    draw_folder_entry(ui, row);
    if (def_->compared) draw_duplicates_menu(ui, row);
    if (look_.deletable) {
        menu_separator();
        if (menu_item(ui.label("ui.delete"), {.icon = icon::trash_2, .danger = true})) delete_dialog_.ask(ui, def_->name, row.id);
    }
    end_menu();
}

// Of the chosen rows, where this is one of several: else its own duplicates.
void ListScreen::draw_duplicates_menu(const UiContext& ui, const ListRow& row) {
    menu_separator();
    if (menu_item(ui.label("ui.duplicates.find_of_record"), {.icon = icon::copy_check})) ui.navigation.go(duplicates_route(def_->name, row.id));
    if (!selection_.contains(row.id) || selection_.count() < 2) return;
    const std::string why_not = why_not_merge(ui, static_cast<std::size_t>(selection_.count()));
    if (menu_item(ui.catalogue.plural("ui.merge.chosen", selection_.count(), {ui.locale.integer(selection_.count())}) + "###merge",
                  {.icon = icon::combine, .disabled_reason = why_not}))
        ui.navigation.go(merge_route(def_->name, selection_.records(rows_.ids(ui))));
}

void ListScreen::draw_empty(const UiContext& ui) {
    if (is_narrowed()) {
        const std::string sentence = search_.empty() ? ui.text("ui.nothing_in_filter") : ui.text("ui.nothing_found", {search_});
        if (empty_state(icon::search, sentence, ui.label("ui.clear_search"))) clear_search(ui);
        return;
    }
    const std::string specific = folders_.is_chosen() ? "ui.folders.empty" : "ui.empty." + def_->name;
    const std::string sentence = ui.catalogue.has(specific) ? ui.text(specific) : ui.text("ui.nothing_yet", {title_});
    if (empty_state(look_.icon, sentence, look_.creatable ? ui.label("ui.add_first") : "",
                    look_.importable ? ui.text("ui.or_import") : ""))
        create_new(ui);
}

void ListScreen::clear_search(const UiContext& ui) {
    search_.clear();
    where_ = {};
    filter_refused_ = false;
    text_runs_ = -1;
    leave_view(ui);
}

void ListScreen::create_new(const UiContext& ui) {
    if (folders_.has_keyboard() && ImGui::IsKeyPressed(ImGuiKey_Insert)) return;  // the tree adds a folder
    if (const auto day = is_calendar() ? calendar_.current_day() : std::nullopt) return create_with(ui, calendar_.field(), *day);
    const auto choice = is_board() ? board_.current_choice() : std::nullopt;
    create_with(ui, choice ? board_.field() : "", choice ? Value(*choice) : Value());
}

// With what the filter asks for, and with this.
void ListScreen::create_with(const UiContext& ui, std::string_view field, const Value& value) {
    if (!look_.creatable) return;
    Route route = ui.navigation.new_record(def_->name);
    for (const Filter& part : filter_parts()) {
        const Condition& asked = part.condition;
        const bool is_one = asked.comparison == Comparison::Equal || (asked.comparison == Comparison::In && asked.values.size() == 1);
        if (is_one && def_->has(asked.field)) inherit(route, asked.field, asked.values[0]);
    }
    if (folders_.folder()) inherit(route, def_->folder_field, folders_.folder());
    if (!field.empty()) inherit(route, field, value);
    ui.navigation.go(std::move(route));
}

bool ListScreen::escape(const UiContext& ui) {
    if (cell_editor_.is_open()) {
        row_to_focus_ = cell_editor_.record();
        cell_editor_.close();
        return true;
    }
    if (board_.give_up_drag() || calendar_.give_up_drag() || folders_.give_up()) return true;
    if (!selection_.empty()) {
        selection_.clear();
        return true;
    }
    if (beside_) {
        ui.navigation.show_beside({});
        return true;
    }
    if (!is_narrowed()) return false;
    clear_search(ui);
    return true;
}

}  // namespace bottega::ui

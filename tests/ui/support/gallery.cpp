#include "tests/ui/support/gallery.hpp"

#include <array>

#include "core/i18n/locale.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/draw.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::test {

using namespace ui;
using mirror::Role;

namespace {

constexpr std::array names = {"Officine Bianchi S.r.l.", "Ferramenta Conti & Figli", "Studio Moretti", "Panificio Greco",
                              "Caffè Lombardi", "Construcții Ștefănescu SRL", "Librăria Țepeș SA", "Clinica Dumbravă",
                              "Agenzia Viaggi Orsini di Orsini Pierfrancesco e Fratelli S.n.c."};
constexpr std::array towns = {"Milano", "Torino", "Bologna", "București", "Cluj-Napoca"};
constexpr std::array states = {"Attivo", "In trattativa", "Potenziale", "Sospeso", "Moroso"};
constexpr std::array tones = {Tone::Ok, Tone::Info, Tone::Violet, Tone::Warn, Tone::Bad};

const std::vector<Column>& columns() {
    static const std::vector<Column> list = {
        {.label = "Ragione sociale###name", .width = 240, .stretch = 3, .phone = PhonePlace::Title},
        {.label = "Stato###status", .width = 130, .phone = PhonePlace::Pill},
        {.label = "Città###town", .width = 120, .stretch = 1},
        {.label = "Responsabile###owner", .width = 140, .stretch = 1, .phone = PhonePlace::Hidden},
        {.label = "Fatturato###turnover", .width = 130, .align = Align::Right, .phone = PhonePlace::Amount},
        {.label = "Ultimo contatto###contact", .width = 150, .phone = PhonePlace::Hidden},
    };
    return list;
}

template <class List>
std::string_view pick(const List& list, int index) {
    return list[static_cast<std::size_t>(index) % list.size()];
}

}  // namespace

void use_gallery_texts() {
    set_texts({.today = "Oggi", .clear = "Cancella", .close = "Chiudi", .open_calendar = "Apri il calendario",
               .previous_month = "Mese precedente", .next_month = "Mese successivo", .choose_date = "Scegli una data",
               .no_matches = "Nessun risultato", .create = "Crea “{0}”", .undo = "Annulla", .dismiss = "Chiudi avviso",
               .more_actions = "Altre azioni", .select_all = "Seleziona tutti", .select_row = "Seleziona {0}",
               .no_rows = "Nessuna riga", .invalid_number = "Non è un numero", .invalid_date = "Non è una data", .required = "Obbligatorio",
               .too_many_decimals = "Al massimo {0} decimali", .no_decimals = "Senza decimali",
               .sort_by = "Ordina", .page_navigation = "Pagine"});
}

void Gallery::draw() {
    begin_root();
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const bool phone = is_phone();
    const float side = phone ? 0 : breakpoint() == Breakpoint::Tablet ? metric::navigation_collapsed : metric::navigation_width;
    if (!phone) draw_navigation({0, 0, side, screen.y});
    draw_top({side, 0, screen.x - side, metric::top_bar});
    const Rect content{side, metric::top_bar, screen.x - side, screen.y - metric::top_bar};
    if (page == Page::List) draw_list(content);
    else if (page == Page::Form) draw_form(content);
    else draw_dashboard(content);
    draw_dialogs();
    end_root();
    if (draw_toasts() != 0) ++pressed;
}

void Gallery::draw_navigation(Rect rect) {
    begin_region(Role::Navigation, "Menu principale", rect, {.colour = theme().navigation, .padding = {12, 14}});
    const bool collapsed = rect.width < 100;
    space(50);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 2));
    if (nav_item("Panoramica###dashboard", icon::layout_dashboard, {.active = page == Page::Dashboard, .collapsed = collapsed}))
        page = Page::Dashboard;
    if (nav_item("Clienti###accounts", icon::building_2, {.active = page == Page::List, .collapsed = collapsed, .badge = "1000"}))
        page = Page::List;
    if (nav_item("Scheda###form", icon::users, {.active = page == Page::Form, .collapsed = collapsed})) page = Page::Form;
    if (nav_item("Fatture###invoices", icon::receipt, {.collapsed = collapsed, .badge = "3"})) ++pressed;
    ImGui::PopStyleVar();
    end_region();
}

void Gallery::draw_top(Rect rect) {
    begin_region(Role::Region, "Barra superiore", rect, {.colour = theme().surface, .padding = {page_padding(), 12}});
    const float room = ImGui::GetContentRegionAvail().x;
    search_field("###global_search", search, {.name = "Cerca ovunque", .hint = "Cerca clienti, documenti…", .width = room * 0.5f});
    ImGui::SameLine(room - 2 * icon_button_size());
    if (icon_button(dark ? "Tema chiaro###theme" : "Tema scuro###theme", dark ? icon::sun : icon::moon)) {
        dark = !dark;
        set_theme({.dark = dark});
    }
    ImGui::SameLine(0, 8);
    icon_button("Notifiche###bell", icon::bell, {.badge = true});
    end_region();
}

void Gallery::draw_list(Rect rect) {
    begin_region(Role::Main, "Clienti###page", rect, {.padding = {page_padding(), 14}});
    const std::array<HeaderAction, 3> actions = {
        HeaderAction{.label = "Importa###import", .icon = icon::upload},
        HeaderAction{.label = "Esporta###export", .icon = icon::download, .disabled_reason = "Niente da esportare"},
        HeaderAction{.label = "Nuovo cliente###new", .icon = icon::plus, .kind = ButtonKind::Primary}};
    if (const int action = page_header({.title = "Clienti", .count = "1.000 clienti", .actions = actions}); action >= 0) {
        header_action = action;
        if (action == 2) dialog = true;
    }
    for (const auto& [value, text] : {std::pair{"all", "Tutti"}, {"active", "Attivi"}, {"late", "Morosi"}}) {
        if (chip(std::string(text) + "###" + value, status == value)) status = value;
        ImGui::SameLine(0, 6);
    }
    ImGui::NewLine();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const Rect area{at.x, at.y + 4, ImGui::GetContentRegionAvail().x, rect.bottom() - at.y - 20};
    const SplitPanes panes = split_pane(area, opened >= 0);
    if (panes.show_first) {
        begin_region(Role::Region, "Elenco", panes.first);
        draw_rows();
        end_region();
    }
    if (panes.show_second) draw_record(panes.second);
    end_region();
}

void Gallery::draw_rows() {
    int checked_count = 0;
    for (const bool box : checked) checked_count += box;
    Table table({.id = "accounts", .name = "Clienti", .columns = &columns(), .row_count = rows, .sorting = &sorting,
                 .checkboxes = true, .checked_count = checked_count});
    while (table.next_row()) {
        const int i = table.row();
        std::string title(pick(names, sorting.descending ? rows - i : i));
        if (i >= static_cast<int>(names.size())) title += " " + std::to_string(i);
        if (table.row_link(i + 1, title, opened == i)) opened = i;
        bool box = checked[static_cast<std::size_t>(i)];
        if (table.row_checkbox("Seleziona " + title, box)) checked[static_cast<std::size_t>(i)] = box;
        table.cell_title(title, "CLI-" + std::to_string(100000 + i), true);
        table.cell_pill(pick(states, i), tones[static_cast<std::size_t>(i) % tones.size()]);
        table.cell(pick(towns, i));
        table.cell("Giulia Rossi");
        table.cell_right(locale().money(Money(1234500 + i * 71317, Currency("EUR"))));
        table.cell("14/03/2026");
    }
    if (table.sorting_changed()) ++sorted;
    if (table.all_pressed() != 0) checked.assign(checked.size(), table.all_pressed() > 0);
}

void Gallery::draw_record(Rect rect) {
    draw::surface(ImGui::GetWindowDrawList(), {rect.x, rect.y}, {rect.right(), rect.bottom()}, 12, 0.5f);
    begin_region(Role::Form, "Scheda cliente", rect, {.padding = {20, 16}});
    const std::array<HeaderAction, 1> actions = {HeaderAction{.label = "Chiudi###close", .icon = icon::x, .kind = ButtonKind::Ghost}};
    if (page_header({.title = name, .subtitle = "CLI-000004 · București", .actions = actions}) == 0) opened = -1;
    if (begin_scroll_area("fields", footer_bar_height() - 8)) draw_fields();
    end_scroll_area();
    begin_footer_bar("Azioni", FooterPlace::Card);
    if (button("Elimina###delete", {.kind = ButtonKind::Danger, .icon = icon::trash_2})) confirm = true;
    ImGui::SameLine(0, 8);
    if (button("Salva###save", {.kind = ButtonKind::Primary, .icon = icon::check, .disabled = has_unreadable_input()})) {
        ++saved;
        show_toast({.text = "Cliente salvato", .action = "Annulla", .token = 7});
    }
    end_footer_bar();
    end_region();
}

void Gallery::draw_fields() {
    static const std::vector<Choice> sectors = {{"", ""}, {"retail", "Commercio"}, {"services", "Servizi"}, {"industry", "Industria"}};
    FormGrid grid;
    grid.next(FormGrid::Wide);
    text_field("Ragione sociale###name", name, {.error = name.empty() ? "Scrivi la ragione sociale" : "", .required = true});
    grid.next();
    text_field("Partita IVA###vat", vat, {.required = true, .max_length = 14});
    grid.next();
    combo("Settore###sector", sector, sectors, {.hint = "Scegli…"});
    grid.next();
    text_field("E-mail###mail", mail, {.hint = "nome@azienda.it", .error = mail.find('.') == std::string::npos ? "L’indirizzo non è completo" : "",
                                       .icon = icon::mail, .mode = InputMode::Email});
    grid.next();
    ReferenceValue reference{account, account_title};
    const auto find = [this](std::string_view typed) {
        ++searches;
        std::vector<ReferenceOption> found;
        for (std::size_t i = 0; i < names.size(); ++i)
            if (std::string_view(names[i]).find(typed) != std::string_view::npos)
                found.push_back({static_cast<std::int64_t>(i) + 1, names[i], towns[i % towns.size()]});
        return found;
    };
    const ReferenceResult result = reference_field("Cliente di riferimento###account", reference,
                                                   {.search = find, .can_create = true, .can_open = true, .open_label = "Apri: Cliente"});
    account = reference.id;
    account_title = reference.title;
    if (result.action == ReferenceAction::Create) created = result.typed;
    grid.next();
    date_field("Scadenza###due", due, {.help = "Anche “fine mese” o +30"});
    grid.next();
    money_field("Prezzo###price", price, Currency("EUR"));
    grid.next();
    decimal_field("Quantità###quantity", quantity, {.max_decimals = 3});
    grid.next();
    percent_field("Sconto###discount", discount, {.field = {.warning = "Oltre il 4 % serve un motivo"}});
    grid.next();
    integer_field("Giorni###days", days);
    grid.next();
    std::string fixed = "2026/184";
    text_field("Numero###number", fixed, {.icon = icon::lock, .read_only = true});
    grid.next(FormGrid::Wide);
    long_text_field("Note###note", note, {.lines = 3});
    grid.next(FormGrid::Wide);
    switch_field("Riceve la newsletter###newsletter", newsletter);
    grid.next(FormGrid::Wide);
    checkbox("Listino dedicato###own_prices", own_prices);
}

void Gallery::draw_form(Rect rect) {
    begin_region(Role::Main, "Scheda###page", rect, {.padding = {page_padding(), 14}});
    const std::array<HeaderAction, 3> actions = {HeaderAction{.label = "Duplica###copy", .icon = icon::copy},
                                                 HeaderAction{.label = "Elimina###remove", .icon = icon::trash_2, .kind = ButtonKind::Danger},
                                                 HeaderAction{.label = "Crea fattura###invoice", .icon = icon::receipt, .kind = ButtonKind::Primary}};
    header_action = page_header({.title = "Preventivo 2026/184", .back = "Indietro", .actions = actions, .pill = "Accettato", .pill_tone = Tone::Ok});
    if (begin_scroll_area("content", footer_bar_height() - 14)) {
        static const std::vector<Choice> pages = {{"data", "Dati"}, {"lines", "Righe"}, {"history", "Storia"}};
        tabs("Parti della scheda###tabs", tab, pages);
        space(6);
        if (banner("late", Tone::Warn, "Il preventivo scade fra tre giorni e il cliente non ha ancora risposto.", {.first = "Sollecita###remind"}, true) == 1) ++pressed;
        space(6);
        begin_card("data", {.title = "Cliente e condizioni", .subtitle = "I campi con * sono obbligatori"});
        draw_fields();
        end_card();
        space(6);
        draw_widgets();
        space(20);
    }
    end_scroll_area();
    begin_footer_bar("Salvataggio");
    const float wide = ImGui::GetContentRegionAvail().x;
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + wide - button_width("Annulla", false) - button_width("Salva", true) - 8);
    button("Annulla###cancel", {.kind = ButtonKind::Ghost});
    ImGui::SameLine();
    if (button("Salva###save", {.kind = ButtonKind::Primary, .icon = icon::check})) ++saved;
    end_footer_bar();
    end_region();
}

void Gallery::draw_widgets() {
    static const std::vector<Choice> modes = {{"list", "Elenco"}, {"board", "Bacheca"}, {"calendar", "Calendario"}};
    begin_card("widgets", {.title = "Stati e comandi"});
    button("Secondario###b1");
    ImGui::SameLine();
    button("Discreto###b2", {.kind = ButtonKind::Ghost});
    ImGui::SameLine();
    button("Spento###b3", {.kind = ButtonKind::Primary, .disabled_reason = "Il preventivo non è accettato"});
    ImGui::SameLine();
    button("Al lavoro###b4", {.kind = ButtonKind::Primary, .busy = true});
    segmented("Vista###mode", mode, modes);
    for (const Tone tone : {Tone::Neutral, Tone::Info, Tone::Ok, Tone::Warn, Tone::Bad, Tone::Violet}) {
        pill(pick(states, static_cast<int>(tone)), tone);
        ImGui::SameLine();
    }
    ImGui::NewLine();
    key_value("Imponibile", "1.234,50 €");
    key_value("Indirizzo", "Via Emilia 22, 40100 Bologna (BO), scala B, secondo piano, interno 14, citofono Bianchi");
    divider();
    progress_bar("Importazione", 0.62f, "620 di 1.000");
    if (link("Apri il cliente###open_account", {.icon = icon::external_link})) ++pressed;
    skeleton(220);
    if (begin_menu_button("Altro###more", icon::ellipsis)) {
        if (menu_item("Duplica###duplicate", {.icon = icon::copy, .shortcut = "Ctrl D"})) ++pressed;
        menu_item("Stampa###print", {.icon = icon::printer, .disabled_reason = "Non ancora emessa"});
        menu_separator();
        menu_item("Elimina###delete", {.icon = icon::trash_2, .danger = true});
        end_menu();
    }
    end_card();
    begin_card("empty");
    if (empty_state(icon::inbox, "Nessuna attività oggi", "Aggiungi un’attività###add", "Le attività che pianifichi compaiono qui, in ordine di ora")) ++pressed;
    end_card();
}

void Gallery::draw_dashboard(Rect rect) {
    begin_region(Role::Main, "Panoramica###page", rect, {.padding = {page_padding(), 14}, .scroll = true});
    page_header({.title = "Buongiorno, Giulia", .subtitle = "Ecco l’andamento di marzo 2026"});
    {
        FormGrid grid(4, 230);
        grid.next();
        if (kpi_card("Da incassare###due", "48.920,00 €", {.icon = icon::euro, .detail = "sul mese scorso", .change = "+12,4 %", .change_tone = Tone::Ok})) ++pressed;
        grid.next();
        kpi_card("Trattative aperte###deals", "17", {.icon = icon::target, .detail = "sul mese scorso", .change = "+3", .change_tone = Tone::Ok});
        grid.next();
        kpi_card("Scaduto###late", "3.180,00 €", {.icon = icon::receipt, .detail = "sul mese scorso", .change = "-8,1 %", .change_tone = Tone::Ok, .rising = false});
        grid.next();
        kpi_card("Fatturato###turnover", "1.248.920,00 €", {.icon = icon::chart_column, .detail = "di questo mese"});
    }
    static const std::vector<Bar> bars = [] {
        std::vector<Bar> list;
        const Locale words("it");
        for (int month = 1; month <= 12; ++month) {
            const int first = 2800 + (month * 937) % 2100, second = 2500 + (month * 611) % 1900;
            list.push_back(Bar{std::string(words.short_month_name(month)), static_cast<double>(first), static_cast<double>(second),
                               words.money(Money(first * 1000, Currency("EUR"))), words.money(Money(second * 1000, Currency("EUR")))});
        }
        return list;
    }();
    begin_card("chart", {.title = "Fatturato e incassi", .subtitle = "Ultimi dodici mesi"});
    if (bar_chart("turnover", bars, {.name = "Fatturato e incassi", .first_series = "Fatturato", .second_series = "Incassi", .height = 300}) >= 0) ++pressed;
    end_card();
    end_region();
}

void Gallery::draw_dialogs() {
    static std::string new_name;
    static const std::vector<Choice> stages = {{"quote", "Preventivo", Tone::Info}, {"won", "Vinta", Tone::Ok}, {"lost", "Persa", Tone::Bad}};
    if (begin_dialog("Nuovo cliente###new_account", dialog, {.subtitle = "I campi con * sono obbligatori"})) {
        text_field("Nome o ragione sociale###new_name", new_name, {.hint = "Caffè Lombardi S.r.l.", .required = true, .focus = ImGui::IsWindowAppearing()});
        combo("Fase iniziale###stage", stage, stages);
        dialog_buttons(button_width("Annulla", false) + 8 + button_width("Crea cliente", false));
        if (button("Annulla###cancel", {.kind = ButtonKind::Ghost})) dialog = false;
        ImGui::SameLine();
        if (button("Crea cliente###create", {.kind = ButtonKind::Primary, .disabled_reason = new_name.empty() ? "Manca il nome" : ""})) {
            dialog = false;
            created = new_name;
            new_name.clear();
            show_toast({.text = "Cliente creato: " + created});
        }
        end_dialog();
    }
    const ConfirmAnswer answer = confirm_dialog("delete_account", confirm, {.title = "Eliminare il cliente?", .sentence = "Il cliente e i suoi contatti vengono eliminati. Puoi annullare finché l’avviso è visibile.",
                                                                            .yes = "Elimina", .no = "Annulla"});
    if (answer == ConfirmAnswer::Yes) show_toast({.text = "Cliente eliminato", .tone = Tone::Bad, .action = "Annulla", .token = 9});
}

}  // namespace bottega::test

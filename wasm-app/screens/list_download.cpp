#include "wasm-app/screens/list_download.hpp"

#include <span>

#include <nlohmann/json.hpp>

#include "core/base/text.hpp"
#include "core/exchange/list_export.hpp"
#include "core/exchange/list_pdf.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/listed_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/list_totals.hpp"

namespace bottega::ui {

namespace {

constexpr int most_printed = 2000;  // rows: laying out more holds the page up for many seconds

PrintedList printed_list(const UiContext& ui, const ListDownload& list) {
    const EntityDef& def = ui.store().schema().entity(list.query.entity);
    PrintedList printed{.title = list.title, .about = {}, .page_of = ui.text("print.page", {"{page}", "{pages}"}),
                        .language = std::string(ui.catalogue.language()), .columns = {}, .rows = {}};
    std::vector<std::string> about{ui.locale.date(ui.session.today), count_text(ui, list.count)};
    about.insert(about.end(), list.filters.begin(), list.filters.end());
    if (!list.query.search.empty()) about.push_back("\"" + list.query.search + "\"");
    printed.about = join(about, " · ");

    const std::vector<ColumnTotal> totals = list_totals(ui, list.query, list.fields);
    for (std::size_t i = 0; i < list.fields.size(); ++i) {
        const FieldDef& field = def.fields[list.fields[i]];
        printed.columns.push_back({.header = ui.field_label(def, field), .is_amount = is_number(field.type), .total = join(totals[i].lines, "\n")});
    }
    for (const Record& record : ui.store().run(list.query)) {
        std::vector<std::string> row;
        for (const std::size_t field : list.fields) row.push_back(listed_text(ui, record, field));
        if (def.fields[list.fields[0]].name == def.title_field) row[0] = record_name(ui, record);
        printed.rows.push_back(std::move(row));
    }
    return printed;
}

void download_pdf(const UiContext& ui, const ListDownload& list, const std::string& name, const std::string& told) {
    if (list.count > most_printed)
        return show_toast({.text = ui.text("ui.export_pdf_too_long", {ui.locale.integer(most_printed)}), .tone = Tone::Warn});
    show_toast({.text = ui.text("ui.document.making_pdf"), .tone = Tone::Info});
    ui.host.render_pdf(list_pdf(printed_list(ui, list)), [&host = ui.host, name, told, failed = ui.text("ui.document.pdf_failed")](
                                                             std::span<const std::byte> bytes, std::string_view failure) {
        if (!failure.empty()) return show_toast({.text = failed, .tone = Tone::Bad});
        host.download(bytes, name, "application/pdf");
        show_toast({.text = told});
    });
}

}  // namespace

ListFile list_file_menu(const UiContext& ui) {
    ListFile chosen = ListFile::None;
    if (!begin_menu_icon_button(ui.label("ui.export"), icon::download)) return chosen;
    for (const ListFileOffer& offer : list_files)
        if (menu_item(ui.label(offer.label), {.icon = icon::download})) chosen = offer.file;
    end_menu();
    return chosen;
}

void download_list(const UiContext& ui, const ListDownload& list, ListFile file) {
    const std::string name = list.title + " " + ui.session.today.iso();
    const std::string told = ui.catalogue.plural("ui.exported", list.count, {ui.locale.integer(list.count)});
    const auto give = [&](const std::string& text, const char* ending, const char* type) {
        ui.host.download(std::as_bytes(std::span(text)), name + ending, type);
    };
    switch (file) {
        case ListFile::None: return;
        case ListFile::Pdf: return download_pdf(ui, list, name + ".pdf", told);
        case ListFile::Csv: give(list_as_csv(ui.store(), list.query, ui.catalogue, ui.locale), ".csv", "text/csv"); break;
        case ListFile::Json: give(list_as_json(ui.store(), list.query, ui.catalogue), ".json", "application/json"); break;
        case ListFile::Workbook:
            const nlohmann::json wish = {{"sheet", list_as_sheet(ui.store(), list.query, ui.catalogue)}, {"name", name + ".xlsx"}};
            ui.host.ask_page("download-workbook", wish.dump(), [](std::string_view, std::string_view) {});
            break;
    }
    show_toast({.text = told});
}

}  // namespace bottega::ui

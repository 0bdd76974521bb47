#include "core/exchange/vcard_table.hpp"

#include "core/base/text.hpp"
#include "core/exchange/sheet_text.hpp"

namespace bottega {

namespace {

// A code, what it is about, and how many.
Issue note_of(const std::vector<std::string>& row) {
    Issue note{.message = "issue.vcard.", .severity = Severity::Warning};
    for (std::size_t i = 0; i < row.size(); ++i) {
        const std::string text = row[i].empty() ? std::string() : row[i].substr(1);
        if (i == 0) note.message += text;
        else note.args.push_back(sanitise(text));
    }
    return note;
}

}  // namespace

Result<CellTable> table_of_vcards(std::string_view text) {
    const std::vector<Sheet> sheets = parse_sheets(text);
    expects(sheets.size() == 2, "the page hands over the cards and what is not in them");
    auto table = table_of_sheet(sheets[0], 0);
    if (!table.ok()) return table;
    for (CellRow& row : table.value().rows) --row.line;
    for (const auto& row : sheets[1].rows) table.value().notes.push_back(note_of(row));
    return table;
}

std::string vcard_header_text(std::string_view header, const Catalogue& catalogue) {
    const std::size_t blank = header.rfind(' ');
    const bool is_numbered = blank != std::string_view::npos && parse_digits(header.substr(blank + 1)).has_value();
    std::string name(is_numbered ? header.substr(0, blank) : header);
    if (name.starts_with("contact.")) name.erase(0, name.find('.') + 1);
    const std::string key = "import.vcard." + replace_all(name, " ", "_");
    const std::string words = catalogue.has(key) ? catalogue.text(key) : name;
    return is_numbered ? words + std::string(header.substr(blank)) : words;
}

}  // namespace bottega

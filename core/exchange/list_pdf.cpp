#include "core/exchange/list_pdf.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace bottega {

namespace {

using Node = nlohmann::ordered_json;

constexpr std::size_t most_upright = 5;  // columns

Node cell(const std::string& text, const PrintedList::Column& column, const char* style = nullptr) {
    Node node{{"text", text}};
    if (column.is_amount) node["alignment"] = "right";
    if (style) node["style"] = style;
    return node;
}

// The one with the most text takes the width that is left over.
std::size_t widest_column(const PrintedList& list) {
    std::size_t widest = 0, most = 0;
    for (std::size_t i = 0; i < list.columns.size(); ++i) {
        std::size_t letters = 0;
        for (const auto& row : list.rows) letters += row[i].size();
        if (letters > most) widest = i;
        most = std::max(most, letters);
    }
    return widest;
}

bool has_totals(const PrintedList& list) {
    return std::any_of(list.columns.begin(), list.columns.end(), [](const PrintedList::Column& column) { return !column.total.empty(); });
}

Node table(const PrintedList& list) {
    Node body = Node::array(), widths = Node::array(), header = Node::array();
    for (const PrintedList::Column& column : list.columns) header.push_back(cell(column.header, column, "head"));
    const std::size_t widest = widest_column(list);
    for (std::size_t i = 0; i < list.columns.size(); ++i) widths.push_back(i == widest ? "*" : "auto");
    body.push_back(std::move(header));
    for (const std::vector<std::string>& texts : list.rows) {
        Node row = Node::array();
        for (std::size_t i = 0; i < list.columns.size(); ++i) row.push_back(cell(texts[i], list.columns[i]));
        body.push_back(std::move(row));
    }
    if (has_totals(list)) {
        Node row = Node::array();
        for (const PrintedList::Column& column : list.columns) row.push_back(cell(column.total, column, "total"));
        body.push_back(std::move(row));
    }
    return {{"table", {{"headerRows", 1}, {"dontBreakRows", true}, {"widths", widths}, {"body", body}}}, {"layout", "lightHorizontalLines"}};
}

}  // namespace

std::string list_pdf(const PrintedList& list) {
    Node definition{{"pageSize", "A4"},
                    {"pageOrientation", list.columns.size() > most_upright ? "landscape" : "portrait"},
                    {"pageMargins", {40, 40, 40, 56}}};
    definition["info"] = {{"title", list.title}};
    definition["language"] = list.language;
    definition["defaultStyle"] = {{"font", "Inter"}, {"fontSize", 8.5}, {"lineHeight", 1.2}};
    definition["styles"] = {{"title", {{"fontSize", 16}, {"bold", true}}},
                            {"about", {{"color", "#5b6470"}, {"margin", {0, 2, 0, 10}}}},
                            {"head", {{"bold", true}, {"color", "#3b424c"}}},
                            {"total", {{"bold", true}}},
                            {"footer", {{"fontSize", 8}, {"color", "#5b6470"}}}};
    definition["content"] = Node::array({{{"text", list.title}, {"style", "title"}}, {{"text", list.about}, {"style", "about"}}, table(list)});
    definition["footer"] = {{"columns", Node::array({{{"text", list.title}, {"width", "*"}},
                                                     {{"text", list.page_of}, {"width", "auto"}, {"alignment", "right"}}})},
                            {"style", "footer"},
                            {"margin", {40, 16, 40, 0}}};
    return definition.dump(-1, ' ', false, Node::error_handler_t::replace);
}

}  // namespace bottega

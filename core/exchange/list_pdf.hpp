#pragma once

#include <string>
#include <vector>

namespace bottega {

// A list as it is printed: the columns as the person sees them, every row, the totals beneath.
struct PrintedList {
    struct Column {
        std::string header;
        bool is_amount = false;  // stands at the right
        std::string total = {};  // a line for each currency
    };
    std::string title;
    std::string about;           // how many, which filters, of which day
    std::string page_of;         // "Page {page} of {pages}" of the foot, with those two marks
    std::string language;
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
};

// The definition of its PDF, for pdfmake: A4, upright up to five columns, else across, with the headers on every page.
[[nodiscard]] std::string list_pdf(const PrintedList& list);

}  // namespace bottega

#include "wasm-app/screens/document_lines.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/documents/document_fields.hpp"
#include "wasm-app/screens/lines_own_fields.hpp"

namespace bottega::ui {

namespace {

template <class Element>
void move_element(std::vector<Element>& elements, std::size_t from, std::size_t to) {
    const auto at = [&](std::size_t position) { return elements.begin() + static_cast<std::ptrdiff_t>(position); };
    if (from < to) std::rotate(at(from), at(from + 1), at(to + 1));
    else std::rotate(at(to), at(from), at(from + 1));
}

}  // namespace

bool is_blank_line(const Record& line) {
    namespace fields = documents::document_line;
    return is_blank(line.text(fields::description)) && !line.get(fields::product) && !line.get(fields::unit_price) && !has_own_values(line);
}

void DocumentLines::set(std::vector<Record> lines) {
    records_ = std::move(lines);
    keys_.clear();
    for (std::size_t i = 0; i < records_.size(); ++i) keys_.push_back(++last_key_);
}

std::size_t DocumentLines::position_of(int key) const {
    return static_cast<std::size_t>(std::find(keys_.begin(), keys_.end(), key) - keys_.begin());
}

int DocumentLines::insert(std::size_t position, Record line) {
    records_.insert(records_.begin() + static_cast<std::ptrdiff_t>(position), std::move(line));
    keys_.insert(keys_.begin() + static_cast<std::ptrdiff_t>(position), ++last_key_);
    return last_key_;
}

void DocumentLines::remove(std::size_t position) {
    records_.erase(records_.begin() + static_cast<std::ptrdiff_t>(position));
    keys_.erase(keys_.begin() + static_cast<std::ptrdiff_t>(position));
}

void DocumentLines::move(std::size_t from, std::size_t to) {
    if (from == to || from >= count() || to >= count()) return;
    move_element(records_, from, to);
    move_element(keys_, from, to);
}

void DocumentLines::drop_blank() {
    for (std::size_t position = count(); position-- > 0;)
        if (is_blank_line(records_[position])) remove(position);
}

}  // namespace bottega::ui

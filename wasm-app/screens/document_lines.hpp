#pragma once

// The lines of a document while a person works on them. Each keeps a key of its own, so that what has the focus moves
// along with its line.

#include <cstddef>
#include <vector>

#include "core/data/record.hpp"

namespace bottega::ui {

class DocumentLines {
public:
    void set(std::vector<Record> lines);

    [[nodiscard]] const std::vector<Record>& records() const { return records_; }
    [[nodiscard]] std::size_t count() const { return records_.size(); }
    [[nodiscard]] Record& at(std::size_t position) { return records_[position]; }
    [[nodiscard]] int key(std::size_t position) const { return keys_[position]; }
    // count() when the line is gone.
    [[nodiscard]] std::size_t position_of(int key) const;

    int insert(std::size_t position, Record line);  // gives its key
    void remove(std::size_t position);
    void move(std::size_t from, std::size_t to);
    // Lines on which nothing was typed are not lines of the document.
    void drop_blank();

private:
    std::vector<Record> records_;
    std::vector<int> keys_;
    int last_key_ = 0;
};

[[nodiscard]] bool is_blank_line(const Record& line);

}  // namespace bottega::ui

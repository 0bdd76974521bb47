#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace bottega {

// Which fragments of one to three letters may stand in each block of records, so that a search looks into few blocks. It
// may say yes wrongly, never no: several fragments share a mark.
class FragmentMarks {
public:
    static constexpr std::size_t records_a_block = 16;
    static constexpr std::size_t marks_a_block = 4096;
    using Mark = std::uint16_t;

    // What a block must hold for a word to stand in it.
    struct Word {
        std::vector<Mark> in_title, elsewhere;  // all of them
        Mark begins_title, begins_in_title, begins_elsewhere;
    };
    [[nodiscard]] static Word word(std::string_view typed);

    void reserve(std::size_t blocks) { blocks_.reserve(blocks); }
    // The text of a record that lies in a block: its title, so many bytes, then the other fields, a line each.
    void add(std::size_t block, std::string_view text, std::size_t title);

    [[nodiscard]] std::size_t blocks() const { return blocks_.size(); }
    [[nodiscard]] bool may_begin_title(std::size_t block, const Word& word) const { return holds(block, word.begins_title); }
    [[nodiscard]] bool may_begin_in_title(std::size_t block, const Word& word) const {
        return holds(block, word.begins_in_title) && may_be_in_title(block, word);
    }
    [[nodiscard]] bool may_be_in_title(std::size_t block, const Word& word) const { return holds_all(block, word.in_title); }
    [[nodiscard]] bool may_begin_elsewhere(std::size_t block, const Word& word) const {
        return holds(block, word.begins_elsewhere) && holds_all(block, word.elsewhere);
    }
    [[nodiscard]] bool may_be_anywhere(std::size_t block, const Word& word) const {
        return may_be_in_title(block, word) || holds_all(block, word.elsewhere);
    }

private:
    using Block = std::bitset<marks_a_block>;

    [[nodiscard]] bool holds(std::size_t block, Mark mark) const { return blocks_[block][mark]; }
    [[nodiscard]] bool holds_all(std::size_t block, const std::vector<Mark>& marks) const {
        for (const Mark mark : marks)
            if (!holds(block, mark)) return false;
        return true;
    }

    std::vector<Block> blocks_;
};

}  // namespace bottega

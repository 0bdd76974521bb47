#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace bottega {

// Some of the blocks: a bit for each.
class BlockSet {
public:
    [[nodiscard]] static BlockSet all(std::size_t blocks) { return BlockSet(blocks, ~std::uint64_t{0}); }
    [[nodiscard]] static BlockSet none(std::size_t blocks) { return BlockSet(blocks, 0); }
    void add(std::size_t block) { bits_[block / 64] |= std::uint64_t{1} << (block % 64); }
    [[nodiscard]] bool has(std::size_t block) const { return (bits_[block / 64] >> (block % 64)) & 1; }
    void keep(const std::uint64_t* row) {
        for (std::size_t word = 0; word < bits_.size(); ++word) bits_[word] &= row[word];
    }
    BlockSet& operator&=(const BlockSet& other) { return keep(other.bits_.data()), *this; }
    BlockSet& operator|=(const BlockSet& other) {
        for (std::size_t word = 0; word < bits_.size(); ++word) bits_[word] |= other.bits_[word];
        return *this;
    }

private:
    BlockSet(std::size_t blocks, std::uint64_t bits) : bits_((blocks + 63) / 64, bits) {}

    std::vector<std::uint64_t> bits_;
};

// Which fragments of one to three letters, or of four digits, may stand in each block of records, so that a search looks into few blocks. It
// may say yes wrongly, never no: several fragments share a mark, but for the first one or two letters of a title's words. The blocks of one mark lie together, a bit for each, so
// that those of a word are known by laying a few rows of bits over each other.
class FragmentMarks {
public:
    static constexpr std::size_t records_a_block = 16;
    static constexpr std::size_t marks = 5632;
    using Mark = std::uint16_t;

    // What a block must hold for a word to stand in it: all of them.
    struct Word {
        std::vector<Mark> anywhere, in_title, elsewhere, begins_in_title, begins_elsewhere;
    };
    [[nodiscard]] static Word word(std::string_view typed);

    void reserve(std::size_t blocks);
    // The text of a record that lies in a block: its title, so many bytes, then the other fields, a line each.
    void add(std::size_t block, std::string_view text, std::size_t title);

    [[nodiscard]] std::size_t blocks() const { return blocks_; }
    [[nodiscard]] BlockSet all() const { return BlockSet::all(blocks_); }
    [[nodiscard]] BlockSet may_begin_in_title(const Word& word) const { return with({&word.anywhere, &word.in_title, &word.begins_in_title}); }
    [[nodiscard]] BlockSet may_be_in_title(const Word& word) const { return with({&word.anywhere, &word.in_title}); }
    [[nodiscard]] BlockSet may_begin_elsewhere(const Word& word) const { return with({&word.anywhere, &word.elsewhere, &word.begins_elsewhere}); }
    [[nodiscard]] BlockSet may_be_anywhere(const Word& word) const { return may_be_in_title(word) |= with({&word.anywhere, &word.elsewhere}); }

private:
    void set(Mark mark, std::size_t block) { rows_[mark * stride_ + block / 64] |= std::uint64_t{1} << (block % 64); }
    void keep(BlockSet& blocks, Mark mark) const { blocks.keep(rows_.data() + mark * stride_); }
    [[nodiscard]] BlockSet with(std::initializer_list<const std::vector<Mark>*> all_needed) const;

    std::vector<std::uint64_t> rows_;  // of each mark: its blocks
    std::size_t stride_ = 0;           // words a row
    std::size_t blocks_ = 0;
};

}  // namespace bottega

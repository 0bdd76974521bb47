#pragma once

#include "core/base/result.hpp"
#include "core/exchange/crc32.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bottega {

// One flat object of an archive file: keys with the plain text of their values, in file order.
using ArchiveRow = std::vector<std::pair<std::string, std::string>>;

struct ArchiveHeader {
    std::string format;
    int version = 0;
    int schema = 0;
};

// Reads an archive text row by row, without holding it as a tree, so that a long one can be read in pieces. Where only
// some sections are wanted, named or by how their names begin, the others cost little: most of a text is history.
class ArchiveReader {
public:
    explicit ArchiveReader(std::string_view text, std::vector<std::string> only = {});

    // The next object of a list; false where there is none, or the text is no such JSON any more.
    [[nodiscard]] bool next();
    // Of the list it stands in: "entities.account", "history".
    [[nodiscard]] const std::string& section() const { return section_; }
    [[nodiscard]] const ArchiveRow& row() const { return row_; }
    // Bytes read so far.
    [[nodiscard]] std::size_t position() const { return at_; }
    // Once there is no next one: what the text says of itself, or why it is no archive.
    [[nodiscard]] Result<ArchiveHeader> header() const;

private:
    enum class Place { Start, Object, Entities, List, End, Damaged };
    [[nodiscard]] bool read_member();
    [[nodiscard]] bool read_object();
    [[nodiscard]] bool begin_list(const std::string& key);
    [[nodiscard]] bool keep_scalar(const std::string& key);
    [[nodiscard]] char sign();  // the next one that is no space; 0: none
    [[nodiscard]] bool take(char sign);
    [[nodiscard]] std::string_view string_here();  // with its quotes; empty: none
    [[nodiscard]] std::string_view word_here();  // up to what may stand behind a value
    [[nodiscard]] bool skip_object();
    bool damaged();

    std::string_view text_;
    std::vector<std::string> only_;
    std::size_t at_ = 0;
    Place place_ = Place::Start;
    bool in_entities_ = false, is_wanted_ = false, is_first_ = true;
    std::string section_;
    ArchiveRow row_;
    ArchiveHeader header_;
};

// All of it at once. `row` is called for every object of every list; it returns false to stop.
using VisitRow = std::function<bool(const std::string& section, const ArchiveRow& row)>;
[[nodiscard]] Result<ArchiveHeader> read_archive(std::string_view text, const VisitRow& row, const std::vector<std::string>& only = {});

// Whether the checksum at the end agrees with the bytes before it: a piece at a time.
class ArchiveChecksum {
public:
    explicit ArchiveChecksum(std::string_view text);
    // False once all is added up.
    [[nodiscard]] bool add_some();
    [[nodiscard]] bool agrees() const;
    [[nodiscard]] std::size_t position() const { return at_; }

private:
    std::string_view text_;
    std::size_t key_, at_ = 0;
    Crc32 crc_;
};

}  // namespace bottega

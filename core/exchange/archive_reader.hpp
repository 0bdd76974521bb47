#pragma once

#include "core/base/result.hpp"

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

// Reads an archive text piece by piece, without holding it as a tree. `row` is called for every object of every list
// with the section ("entities.account", "history"); it returns false to stop. Issue when the text is no such JSON. Where
// only some sections are wanted, named or by how their names begin, the others cost little: most of a text is history.
using VisitRow = std::function<bool(const std::string& section, const ArchiveRow& row)>;
[[nodiscard]] Result<ArchiveHeader> read_archive(std::string_view text, const VisitRow& row, const std::vector<std::string>& only = {});

// Whether the checksum at the end agrees with the bytes before it.
[[nodiscard]] bool checksum_agrees(std::string_view text);

}  // namespace bottega

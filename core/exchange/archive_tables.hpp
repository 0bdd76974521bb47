#pragma once

#include <string>
#include <vector>

namespace bottega {

// A table of ours that is no entity but belongs to the archive: history, settings, migrations done.
struct ArchiveTable {
    std::string section;  // key in the file
    std::string table;
    std::vector<std::string> columns;
    std::string where = {};
    std::string order;

    [[nodiscard]] std::string select() const;
    [[nodiscard]] std::string insert() const;
};

[[nodiscard]] const std::vector<ArchiveTable>& archive_tables();

}  // namespace bottega

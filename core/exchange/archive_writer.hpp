#pragma once

#include "core/data/record.hpp"

#include <string>
#include <utility>
#include <vector>

namespace bottega {

// Writes an archive text in its canonical order: entities one after the other, then the tables that are no entity.
class ArchiveWriter {
public:
    explicit ArchiveWriter(int schema_version);

    void start_entity(const std::string& name);
    void add(const Record& record);
    void start_table(const std::string& section);
    void add(const std::vector<std::pair<std::string, std::string>>& row);
    [[nodiscard]] std::string finish();  // the text, with its checksum

private:
    void start_list(const std::string& name);
    void end_list();
    void next_row();

    std::string out_;
    bool in_entities_ = true, in_list_ = false, any_list_ = false, any_row_ = false;
};

}  // namespace bottega

#pragma once

#include "core/exchange/archive.hpp"

#include <set>

namespace bottega {

class RulesOfText;
class ListsOfText;

// What an archive text is and holds against what is here, a piece at a time: all that a person is told before it takes the
// place of this one.
class ArchiveSurvey {
public:
    // The text lives as long. `also` hears of every row.
    ArchiveSurvey(Database& database, const Schema& schema, std::string_view text, int newest_schema_version, std::size_t most_breakers, ArchiveInspection::Also also = {});
    ~ArchiveSurvey();

    // False: it is through.
    [[nodiscard]] bool step();
    [[nodiscard]] std::int64_t done() const;
    [[nodiscard]] std::int64_t total() const;

    [[nodiscard]] Result<ArchiveSummary> summary() const { return inspection_.result(); }
    // Of a text that could be read.
    [[nodiscard]] const std::vector<NamedRecord>& losses() const { return losses_; }
    [[nodiscard]] const RuleBreakers& breakers() const { return breakers_; }

private:
    void gather(const std::string& section, const ArchiveRow& row);
    void compare();
    void look_at(const Record& record);
    void name_losses();

    Database& database_;
    const Schema& schema_;
    std::size_t most_;
    ArchiveInspection::Also also_;
    ArchiveInspection inspection_;
    ArchiveReader reader_;
    std::vector<ArchiveRow> fields_, rule_rows_, value_rows_;
    std::unique_ptr<Schema> theirs_;
    std::unique_ptr<RulesOfText> rules_;
    std::unique_ptr<ListsOfText> lists_;
    std::set<std::pair<std::string, std::int64_t>> kept_;  // sealed here, and the same there
    std::vector<NamedRecord> losses_;
    RuleBreakers breakers_;
    bool is_inspected_ = false;
};

}  // namespace bottega

#pragma once

#include "core/data/database.hpp"
#include "core/data/schema.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bottega {

class LongWork;
class RecordStore;

// The records whose formulas are to be reckoned anew, since a formula of their list is another one now. Whoever changes
// the formula leaves none behind: all of it belongs to the command under way.
class FormulaBacklog {
public:
    FormulaBacklog(Database& database, const Schema& schema) : database_(database), schema_(schema) {}

    // All records of these entities, from the first one on.
    void add(const std::vector<const EntityDef*>& entities);
    // Reckons a few more. Gives the entity that is through with it, if one is.
    std::optional<std::string> step();
    void clear() { parts_.clear(); }

    [[nodiscard]] bool empty() const;
    [[nodiscard]] std::int64_t done() const;
    [[nodiscard]] std::int64_t total() const;

private:
    struct Part {
        std::string entity;
        std::int64_t last = 0;  // id of the record reckoned last
        std::int64_t done = 0, total = 0;
        bool ended = false;
    };
    [[nodiscard]] bool reckon_some(Part& part);

    Database& database_;
    const Schema& schema_;
    std::vector<Part> parts_;
};

// Long work together with what follows from the formulas it changes: that comes in slices, behind the work itself.
[[nodiscard]] std::unique_ptr<LongWork> with_formulas(RecordStore& store, std::unique_ptr<LongWork> work);

}  // namespace bottega

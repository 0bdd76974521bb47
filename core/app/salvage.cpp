#include "core/app/salvage.hpp"

#include "core/base/text.hpp"
#include "core/data/kept_to_look_up.hpp"
#include "core/documents/document_fields.hpp"
#include "core/exchange/archive.hpp"
#include "core/modules/business/given_numbers.hpp"

#include <map>

namespace bottega {

namespace {

// The series may be among what was lost: the documents still tell which numbers were given ("invoice/2026/12").
std::vector<documents::LastNumber> numbers_of_documents(RecordStore& store) {
    std::map<std::pair<std::string, int>, std::int64_t> given;
    const std::string field(documents::document::number_key.name);
    for (const EntityDef* def : store.schema().entities()) {
        if (!def->has(field)) continue;
        Statement keys(store.database(), "SELECT \"" + field + "\" FROM \"" + def->name + "\" WHERE \"" + field + "\" IS NOT NULL");
        while (keys.step()) {
            const auto parts = split(keys.text(0), '/');
            if (parts.size() != 3) continue;
            std::int64_t& last = given[{parts[0], static_cast<int>(parse_digits(parts[1]).value_or(0))}];
            last = std::max(last, parse_digits(parts[2]).value_or(0));
        }
    }
    std::vector<documents::LastNumber> numbers;
    for (const auto& [series, number] : given) numbers.push_back({.code = series.first, .year = series.second, .number = number});
    return numbers;
}

}  // namespace

Result<Salvage> salvage(std::string_view bytes, Application& fresh) {
    auto read = archive_from_sqlite(bytes, fresh.schema(), kSchemaVersion, Damage::Skip);
    if (!read.ok()) return read.issues();
    auto taken = import_archive(fresh.database(), fresh.schema(), read.value().text, kSchemaVersion);
    if (!taken.ok()) return taken.issues();
    fresh.archive_replaced();
    auto numbers = numbers_of_documents(fresh.store());
    // Where no series is left to raise, the person is asked for the last number before the next is given.
    (void)fresh.run(std::string(restore_command), [&](Session& session) -> Result<RecordId> {
        auto raised = documents::raise_numbers(session, numbers);
        if (!raised.ok()) return raised.issues();
        return RecordId{};
    });
    for (const documents::LastNumber& number : documents::last_numbers(fresh.store())) numbers.push_back(number);
    return Salvage{.tables = read.value().tables, .references_cleared = read.value().references_cleared, .numbers = numbers,
                   .given = business::given_numbers(fresh.store(), numbers)};
}

}  // namespace bottega

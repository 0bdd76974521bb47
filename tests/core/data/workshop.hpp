#pragma once

#include "core/data/duplicate.hpp"
#include "core/data/migration.hpp"

#include <string>

namespace bottega::test {

// A schema of three entities, small enough to check every rule of the store by head: customers, and jobs with lines
// that are sealed when they are done.
namespace customer {
inline constexpr std::string_view entity = "customer";
inline constexpr Field<std::string> code{"code"};
inline constexpr Field<std::string> name{"name"};
inline constexpr Field<std::string> city{"city"};
inline constexpr Field<std::string> currency{"currency"};
inline constexpr Field<Money> credit{"credit"};
inline constexpr Field<Decimal> weight{"weight"};
inline constexpr Field<Date> since{"since"};
inline constexpr Field<bool> active{"active"};
}  // namespace customer

namespace job {
inline constexpr std::string_view entity = "job";
inline constexpr std::string_view line_entity = "job_line";
inline constexpr Field<std::string> number{"number"};
inline constexpr Field<RecordId> customer{"customer"};
inline constexpr Field<std::string> state{"state"};
inline constexpr Field<Money> total{"total"};
inline constexpr Field<Money> paid{"paid"};
inline constexpr Field<std::string> text{"text"};      // of a line
inline constexpr Field<Decimal> quantity{"quantity"};  // of a line
inline constexpr Field<Decimal> doubled{"doubled"};    // of a line, computed
}  // namespace job

[[nodiscard]] EntityDef customer_def();
[[nodiscard]] EntityDef job_def();
[[nodiscard]] EntityDef job_line_def();
[[nodiscard]] Schema workshop_schema();

// An empty archive of that schema in memory, ids from 1.
class Workshop {
public:
    explicit Workshop(Schema with = workshop_schema());

    Schema schema;
    Database database;
    RecordIdGenerator ids = RecordIdGenerator::counting_from(1);
    RecordStore store;
    Session session;

    Record customer(const std::string& name, const std::string& city = {});
    RecordId add_customer(const std::string& name, const std::string& city = {});
    RecordId add_job(const std::string& number, RecordId customer, const std::string& state = "open");
    Record line(const std::string& text, int quantity);
    std::vector<Record> lines(RecordId job) { return store.lines(job::line_entity, job); }
    std::vector<std::string> names(const Query& query);  // of customers, in the order of the query
    void start_command(const std::string& label);
};

}  // namespace bottega::test

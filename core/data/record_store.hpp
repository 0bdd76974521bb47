#pragma once

#include "core/data/field_rule.hpp"
#include "core/data/formula_backlog.hpp"
#include "core/data/history.hpp"
#include "core/data/kept_order.hpp"
#include "core/data/query_run.hpp"
#include "core/data/record.hpp"
#include "core/data/schema.hpp"
#include "core/data/search_text.hpp"

#include <map>
#include <span>

namespace bottega {

// How many records of one entity refer to a record through one field.
struct Usage {
    std::string entity;
    std::string field;
    std::int64_t count = 0;
    RecordId example{};
};

// Reads and writes records of any entity and keeps their history. The only writer of business data: validation,
// uniqueness, references, seals, the person's own rules and the full-text index are enforced here, whoever asks.
class RecordStore {
public:
    RecordStore(Database& database, Schema& schema, RecordIdGenerator& ids);

    [[nodiscard]] Record blank(std::string_view entity) const;
    // A blank record with what the program proposes for it: what the form of a new record starts from.
    [[nodiscard]] Record proposal(std::string_view entity);
    [[nodiscard]] std::optional<Record> find(std::string_view entity, RecordId id);
    [[nodiscard]] std::vector<Record> lines(std::string_view line_entity, RecordId parent);

    // The ids of all records of a query in its order: what a list of any length scrolls over.
    [[nodiscard]] std::vector<RecordId> ids(const Query& query);
    // Whether the first few of a query, by its limit, cost less than all of them.
    [[nodiscard]] bool first_cost_less(const Query& query) const;
    // Those records, in the order asked for; ids that are gone are left out.
    [[nodiscard]] std::vector<Record> fetch(std::string_view entity, std::span<const RecordId> ids);
    [[nodiscard]] std::vector<Record> run(const Query& query);
    [[nodiscard]] std::optional<Record> first(const Query& query);
    [[nodiscard]] std::int64_t count(const Query& query);
    [[nodiscard]] std::int64_t sum(const Query& query, std::string_view field);
    [[nodiscard]] std::vector<GroupTotal> totals_by(const Query& query, std::string_view group, std::string_view summed,
                                                    std::string_view within = {});

    // Records of several kinds by any piece of what is written in them, the best first: see SearchText.
    [[nodiscard]] std::vector<FoundRecord> search(std::span<const std::string> entities, std::string_view typed, std::size_t limit);
    // With typing errors, where that search found too little: some milliseconds of it; nullopt: ask again.
    [[nodiscard]] std::optional<std::vector<FoundRecord>> search_misspelt() { return text_.find_misspelt(version()); }
    // Gets a search in these records ready, a few milliseconds at a time; without it the first search does. True when it is.
    bool prepare_search(const std::string& entity) {
        constexpr std::size_t records_at_once = 2000;
        return text_.prepare(entity, records_at_once, version());
    }

    // What a person recognises the record by; empty when it is gone.
    [[nodiscard]] std::string title(std::string_view entity, RecordId id);
    [[nodiscard]] std::vector<Usage> usages(std::string_view entity, RecordId id);

    // What is sealed itself, or the line of what is.
    [[nodiscard]] bool is_under_seal(const Record& record) { return is_sealed(record) || parent_is_sealed(record); }

    // Every problem the record has, as insert or update would find them. Writes nothing.
    [[nodiscard]] Issues problems(const Record& record);

    // What the person demands of a field beyond the program.
    [[nodiscard]] FieldRule rule(const EntityDef& def, const FieldDef& field) { return rules_.of(def, field, rules_version_); }
    // How the person arranged the form of a list; and whether it shows a field of this record.
    [[nodiscard]] const FormLayout& form(const EntityDef& def) { return forms_.of(def, rules_version_); }
    [[nodiscard]] bool shows(const Record& record, std::string_view field) { return forms_.shows(record, field, rules_version_); }

    [[nodiscard]] Result<RecordId> insert(Record record);
    [[nodiscard]] Result<RecordId> insert_line(Record line, RecordId parent, int position);
    [[nodiscard]] Result<RecordId> update(Record record);
    [[nodiscard]] Result<RecordId> remove(std::string_view entity, RecordId id);
    // Replaces the lines of a document by these, in this order; lines with a known id are updated, missing ones deleted.
    [[nodiscard]] Result<RecordId> replace_lines(std::string_view line_entity, RecordId parent, std::vector<Record> lines);
    // Takes a record back to what it was; a deleted one gets its own id and its place again. It was right once, so nothing
    // is proposed and no rule of today refuses it: seals, uniqueness and references hold.
    [[nodiscard]] Result<RecordId> put_back(Record record);
    // Leads a link of a record from one record to another, or to none: nothing else of it changes, and no rule of today
    // refuses it. A sealed record follows a noted merge, in fields marked follows_merge only.
    [[nodiscard]] Result<RecordId> relink(std::string_view entity, RecordId id, std::string_view field, const Value& target);
    // For fields marked derived only.
    void set_derived(std::string_view entity, RecordId id, std::string_view field, const Value& value);

    // Where a formula changes, it is reckoned for all records of its list at once, by the call that changes it; put off,
    // by reckon_formulas, a few records at a time, of which one that ends the work asks until it gives false.
    void put_off_formulas(bool put_off);
    [[nodiscard]] bool reckon_formulas();
    [[nodiscard]] const FormulaBacklog& waiting_formulas() const { return formulas_; }

    // Changes with every write and every rollback, so that a screen knows when what it cached is stale.
    [[nodiscard]] std::int64_t version() const { return version_ + database_.rollbacks(); }
    void mark_changed();
    // The same, where another archive stands in place of this one.
    void mark_replaced();

    [[nodiscard]] History& history() { return history_; }
    [[nodiscard]] Database& database() { return database_; }
    [[nodiscard]] const Schema& schema() const { return schema_; }
    [[nodiscard]] RecordId next_id() { return ids_.next(); }

private:
    [[nodiscard]] Issues stored_problems(const Record& record, const Record* before);
    [[nodiscard]] Issues why_not_save(const Record& record, const Record* before);
    [[nodiscard]] Issues unique_problems(const Record& record);
    [[nodiscard]] Issues reference_problems(const Record& record, const Record* before);
    [[nodiscard]] bool parent_is_sealed(const Record& line);
    Result<RecordId> write_new(Record record);
    Result<RecordId> write_back(const std::optional<Record>& before, Record after);
    Result<RecordId> follow_merge(const Record& before, const Record& after);
    void prepare(Record& record, const Record* before);
    [[nodiscard]] Found found(const Query& query);
    void index_text(const Record* before, const Record* after);
    [[nodiscard]] Result<Done> link_if_sealed(const Record& before, const Record& after);
    void note_change(const EntityDef& def);
    [[nodiscard]] Issues why_not_custom_field(const Record* before, const Record* after);
    void follow_if_custom_field(const Record* before, const Record* after);

    Database& database_;
    Schema& schema_;  // follows the fields and the lists of choices of the person
    RecordIdGenerator& ids_;
    History history_;
    SearchText text_;
    KeptOrder order_;
    struct Counted {
        std::int64_t version = -1, count = 0;
    };
    std::map<std::string, Counted, std::less<>> counted_;  // all records of a kind
    FieldRules rules_;
    FormLayouts forms_;
    FormulaBacklog formulas_;
    bool puts_off_formulas_ = false;
    std::int64_t version_ = 1;
    bool chain_is_whole_ = false;  // as far as this store has seen: every sealed record has its link
    std::int64_t rules_version_ = 1;  // an import of thousands of rows does not ask for the rules with each of them
};

}  // namespace bottega

#include "core/data/custom_field.hpp"

#include "core/data/field_rule.hpp"
#include "core/data/session.hpp"
#include "core/data/table_sql.hpp"

namespace bottega {

namespace {

std::optional<Record> row_of(RecordStore& store, RecordId id) { return store.find(custom_field::entity, id); }

// A line is known by its document.
std::string sealed_title(RecordStore& store, const Record& record) {
    return record.def().parent.empty() ? record.title() : store.title(record.def().parent, record.parent());
}

// Empties the field record by record, then takes away what the person demanded of it, then itself.
class CustomFieldDeletion final : public LongWork {
public:
    CustomFieldDeletion(Session& session, RecordId row) : row_(row) {
        RecordStore& store = session.store;
        const auto field = row_of(store, row);
        if (!field) return;
        list_ = field->text(custom_field::list);
        name_ = field->text(custom_field::name);
        for (const EntityDef* def : entities_of_list(store.schema(), list_)) {
            const auto index = def->index_of(name_);
            if (!index || records_with_value(store.database(), *def, def->fields[*index]) == 0) continue;
            Statement filled(store.database(), "SELECT id FROM " + sql_name(def->name) + " WHERE " + sql_name(name_) + " IS NOT NULL ORDER BY id");
            while (filled.step()) records_.emplace_back(def->name, RecordId{filled.integer(0)});
        }
    }

    Result<State> step(Session& session) override {
        constexpr std::size_t records_a_step = 4;
        for (std::size_t i = 0; i < records_a_step && done_ < records_.size(); ++i, ++done_) {
            auto record = session.store.find(records_[done_].first, records_[done_].second);
            if (!record) continue;
            const bool sealed = session.store.is_under_seal(*record);
            if (sealed && record->value(name_) != record->def().field(name_).initial)
                return Issue{.message = "issue.custom_field_sealed", .args = {sealed_title(session.store, *record)}};
            if (sealed) continue;
            record->set_value(name_, {});
            if (auto emptied = session.store.put_back(std::move(*record)); !emptied.ok()) return emptied.issues();
        }
        if (done_ < records_.size()) return State::More;
        for (const Record& rule : session.store.run({.entity = std::string(field_rule::entity),
                                                     .conditions = {{"list", Comparison::Equal, {list_}}, {"field", Comparison::Equal, {name_}}}}))
            if (auto gone = session.store.remove(field_rule::entity, rule.id()); !gone.ok()) return gone.issues();
        auto gone = session.store.remove(custom_field::entity, row_);
        return gone.ok() ? Result<State>(State::Finished) : gone.issues();
    }
    std::int64_t done() const override { return static_cast<std::int64_t>(done_); }
    std::int64_t total() const override { return static_cast<std::int64_t>(records_.size()); }

private:
    RecordId row_;
    std::string list_, name_;
    std::vector<std::pair<std::string, RecordId>> records_;  // with their entities
    std::size_t done_ = 0;
};

}  // namespace

Result<RecordId> save_custom_field(Session& session, Record field) {
    return field.id() ? session.store.update(std::move(field)) : session.store.insert(std::move(field));
}

Result<RecordId> set_custom_field_removed(Session& session, RecordId field, bool removed) {
    auto row = row_of(session.store, field);
    if (!row) return Issue{.message = "issue.record_gone"};
    row->set(custom_field::removed, removed);
    return session.store.update(std::move(*row));
}

std::unique_ptr<LongWork> delete_custom_field(Session& session, RecordId field) { return std::make_unique<CustomFieldDeletion>(session, field); }

Result<RecordId> move_custom_field(Session& session, RecordId field, bool later) {
    auto row = row_of(session.store, field);
    if (!row) return Issue{.message = "issue.record_gone"};
    const auto place = row->get(custom_field::place).value_or(0);
    auto neighbour = session.store.first({.entity = std::string(custom_field::entity),
                                          .conditions = {{"list", Comparison::Equal, {row->text(custom_field::list)}},
                                                         {"removed", Comparison::Equal, {false}},
                                                         {"place", later ? Comparison::Greater : Comparison::Less, {place}}},
                                          .order = {{"place", !later}}});
    if (!neighbour) return field;
    row->set(custom_field::place, neighbour->get(custom_field::place).value_or(0));
    neighbour->set(custom_field::place, place);
    if (auto moved = session.store.update(std::move(*neighbour)); !moved.ok()) return moved;
    return session.store.update(std::move(*row));
}

}  // namespace bottega

#include "core/data/choice_condition.hpp"
#include "core/data/custom_field_parts.hpp"
#include "core/data/several_choices.hpp"
#include "core/data/table_sql.hpp"

#include <algorithm>

namespace bottega {

namespace {

bool is_of_choices(const Record& row) { return row.text(custom_field::kind) == "choice" || row.text(custom_field::kind) == "choices"; }

struct RenamedChoice {
    std::string from, to;
};

// A line that reads otherwise where it stands. What is taken out or put in between says nothing of the others.
std::vector<RenamedChoice> renamed_choices(const Record& before, const Record& after) {
    if (!is_of_choices(before) || !is_of_choices(after)) return {};
    const auto old = choices_of_row(before), now = choices_of_row(after);
    if (old.size() != now.size()) return {};
    const auto stands = [](const std::vector<std::string>& choices, const std::string& choice) { return std::find(choices.begin(), choices.end(), choice) != choices.end(); };
    std::vector<RenamedChoice> renamed;
    for (std::size_t i = 0; i < old.size(); ++i)
        if (old[i] != now[i] && !stands(now, old[i]) && !stands(old, now[i])) renamed.push_back({old[i], now[i]});
    return renamed;
}

// Adds a field or changes it. Where choices are renamed, old and new ones stand side by side while the records move.
class CustomFieldChange final : public LongWork {
public:
    CustomFieldChange(Session& session, Record field) : field_(std::move(field)) {
        const auto before = field_.id() ? session.store.find(custom_field::entity, field_.id()) : std::nullopt;
        if (before) renamed_ = renamed_choices(*before, field_);
        if (!renamed_.empty()) collect(session.store, before->text(custom_field::list), before->text(custom_field::name));
    }

    Result<State> step(Session& session) override {
        if (!begun_) {
            begun_ = true;
            const auto saved = save_custom_field(session, renamed_.empty() ? field_ : with_both());
            if (!saved.ok()) return saved.issues();
            return renamed_.empty() ? State::Finished : State::More;
        }
        constexpr int renamed_a_step = 4;
        for (int i = 0; i < renamed_a_step && done_ < records_.size(); ++i, ++done_)
            if (auto moved = move(session.store, records_[done_].first, records_[done_].second); !moved.ok()) return moved.issues();
        return done_ < records_.size() ? Result<State>(State::More) : complete(session);
    }
    std::int64_t done() const override { return static_cast<std::int64_t>(done_); }
    std::int64_t total() const override { return static_cast<std::int64_t>(records_.size()); }

private:
    void collect(RecordStore& store, const std::string& list, const std::string& name) {
        name_ = name;
        for (const EntityDef* def : entities_of_list(store.schema(), list)) {
            if (!def->has(name)) continue;
            entities_.push_back(def->name);
            Statement filled(store.database(), "SELECT id, " + sql_name(name) + " FROM " + sql_name(def->name) + " WHERE " + sql_name(name) + " IS NOT NULL ORDER BY id");
            while (filled.step())
                if (const std::string text = filled.text(1); renamed(text) != text) records_.emplace_back(def->name, RecordId{filled.integer(0)});
        }
    }

    [[nodiscard]] Record with_both() const {
        Record row = field_;
        std::string choices = row.text(custom_field::choices);
        for (const RenamedChoice& choice : renamed_) choices += "\n" + choice.from;
        row.set(custom_field::choices, choices);
        return row;
    }

    // Of one choice, and of several.
    [[nodiscard]] std::string renamed(const std::string& text) const {
        const bool several = field_.text(custom_field::kind) == "choices";
        std::string now;
        for (const std::string& choice : several ? chosen_of(text) : std::vector<std::string>{text}) {
            const auto other = std::find_if(renamed_.begin(), renamed_.end(), [&](const RenamedChoice& rename) { return rename.from == choice; });
            now += (now.empty() ? "" : std::string(choices_separator)) + (other == renamed_.end() ? choice : other->to);
        }
        return now;
    }

    // What was wrong with a record before is no reason not to do it, and nothing else of it changes.
    Result<RecordId> move(RecordStore& store, const std::string& entity, RecordId id) {
        auto record = store.find(entity, id);
        if (!record) return id;
        if (store.is_under_seal(*record)) return Issue{.field = std::string(custom_field::choices.name), .message = "issue.choice_in_use", .args = {canonical_text(record->value(name_))}};
        record->set_value(name_, renamed(canonical_text(record->value(name_))));
        return store.put_back(std::move(*record));
    }

    Result<State> complete(Session& session) {
        for (const std::string& entity : entities_)
            for (const RenamedChoice& choice : renamed_)
                if (Issues issues = replace_in_conditions(session, {.entity = entity, .field = name_, .choice = choice.from, .by = choice.to}); !issues.empty()) return issues;
        auto row = session.store.find(custom_field::entity, field_.id());
        if (!row) return Issue{.message = "issue.record_gone"};
        row->set(custom_field::choices, field_.text(custom_field::choices));
        const auto saved = save_custom_field(session, std::move(*row));
        return saved.ok() ? Result<State>(State::Finished) : saved.issues();
    }

    Record field_;
    std::string name_;
    std::vector<RenamedChoice> renamed_;
    std::vector<std::string> entities_;
    std::vector<std::pair<std::string, RecordId>> records_;  // with their entities
    bool begun_ = false;
    std::size_t done_ = 0;
};

}  // namespace

std::unique_ptr<LongWork> change_custom_field(Session& session, Record field) { return std::make_unique<CustomFieldChange>(session, std::move(field)); }

}  // namespace bottega

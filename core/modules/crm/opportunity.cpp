#include "core/modules/crm/opportunity.hpp"

#include "core/data/choice_list.hpp"
#include "core/documents/document_fields.hpp"
#include "core/modules/business/business.hpp"
#include "core/modules/business/person.hpp"

#include <array>

namespace bottega::crm {

namespace {

struct Stage {
    std::string_view name;
    int percent;
};
constexpr std::array<Stage, 6> stages{
    {{"new", 10}, {"qualified", 30}, {"proposal", 50}, {"negotiation", 70}, {"won", 100}, {"lost", 0}}};

std::vector<std::string> stage_names() {
    std::vector<std::string> names;
    for (const Stage& stage : stages) names.emplace_back(stage.name);
    return names;
}

ProposedPercent stage_percents() {
    ProposedPercent proposed{.field = std::string(opportunity::probability.name)};
    for (const Stage& stage : stages) proposed.percents.push_back(stage.percent);
    return proposed;
}

Decimal probability_of(const Record& record, std::string_view stage) {
    return choice_percent(record.def().field(opportunity::stage.name), stage).value_or(Decimal());
}

// The probability follows the stage until somebody types another one; a closed one is certain either way.
void follow_stage(Record& record, const Record* before) {
    const std::string stage = record.text(opportunity::stage);
    if (stage.empty()) return;
    const auto typed = record.get(opportunity::probability);
    const bool untouched = before && typed == before->get(opportunity::probability) &&
                           is_proposed(record.def().field(opportunity::stage.name), before->text(opportunity::stage), typed) &&
                           stage != before->text(opportunity::stage);
    if (!typed || untouched || stage == "won" || stage == "lost")
        record.set(opportunity::probability, probability_of(record, stage));
}

void fill_in_opportunity(RecordStore& store, Record& record, const Record* before) {
    follow_stage(record, before);
    if (!is_closed(record)) {
        record.clear(opportunity::closed_on);
        record.clear(opportunity::lost_reason);
        record.clear(opportunity::outcome_reason);
    }
    if (before || !record.text(opportunity::currency).empty()) return;
    const auto own = store.first({.entity = std::string(business::business::entity)});
    record.set(opportunity::currency, own ? own->text(business::business::currency) : std::string("EUR"));
}

Issues check_opportunity(const Record& record) {
    Issues issues;
    const auto probability = record.get(opportunity::probability).value_or(Decimal());
    if (probability < Decimal() || probability > Decimal::from_int(100))
        issues.push_back({.field = "probability", .message = "issue.percent_range"});
    if (const auto amount = record.get(opportunity::amount); amount && amount->cents() < 0)
        issues.push_back({.field = "amount", .message = "issue.negative"});
    if (is_closed(record) && !record.get(opportunity::closed_on))
        issues.push_back({.field = "closed_on", .message = "issue.required"});
    return issues;
}

Result<RecordId> close(Session& session, RecordId id, const std::string& stage, Date on, std::optional<Money> amount,
                       const std::string& reason) {
    auto found = session.store.find(opportunity::entity, id);
    if (!found) return Issue{.message = "issue.record_gone"};
    found->set(opportunity::stage, stage);
    found->set(opportunity::closed_on, on);
    found->clear(opportunity::next_contact);
    if (stage == "won")
        found->clear(opportunity::lost_reason);
    else if (!reason.empty())
        found->set(opportunity::lost_reason, reason);
    if (amount) {
        found->set(opportunity::currency, std::string(amount->currency().code()));
        found->set(opportunity::amount, *amount);
    }
    return session.store.update(std::move(*found));
}

}  // namespace

EntityDef opportunity_def() {
    return {
        .name = "opportunity",
        .title_field = "name",
        .fields =
            {
                {.name = "name", .required = true, .searchable = true, .listed = true},
                {.name = "account",
                 .type = FieldType::Reference,
                 .target = "account",
                 .required = true,
                 .listed = true},
                {.name = "contact", .type = FieldType::Reference, .target = "contact"},
                {.name = "stage",
                 .type = FieldType::Choice,
                 .choices = stage_names(),
                 .initial = "new",
                 .required = true,
                 .listed = true,
                 .copied = false,
                 .list_edit = ListEdit::Values,
                 .kept_choices = {"won", "lost"},
                 .proposes = stage_percents()},
                {.name = "amount", .type = FieldType::Money, .listed = true},
                {.name = "currency",
                 .type = FieldType::Choice,
                 .choices = documents::currency_field().choices,
                 .choice_labels = "currency",
                 .required = true},
                {.name = "probability", .type = FieldType::Percent, .listed = true, .copied = false},
                {.name = "expected_close", .type = FieldType::Date, .listed = true, .copied = false},
                {.name = "next_contact", .type = FieldType::Date, .listed = true, .copied = false},
                {.name = "responsible", .type = FieldType::Reference, .target = "person"},
                {.name = "source",
                 .type = FieldType::Choice,
                 .choices = {"referral", "known", "website", "advertising", "fair"},
                 .list_edit = ListEdit::Values},
                {.name = "closed_on", .type = FieldType::Date, .copied = false},
                {.name = "outcome_reason",
                 .type = FieldType::Choice,
                 .choices = {"price", "quality", "time", "trust", "competitor", "no_budget", "no_answer"},
                 .copied = false,
                 .list_edit = ListEdit::Values},
                {.name = "lost_reason", .searchable = true, .copied = false},
                {.name = "description", .type = FieldType::LongText, .searchable = true},
            },
        .check = check_opportunity,
        .fill_in = fill_in_opportunity,
        .order = "expected_close",
    };
}

bool is_closed(const Record& record) {
    const std::string stage = record.text(opportunity::stage);
    return stage == "won" || stage == "lost";
}

std::optional<RecordId> likely_responsible(RecordStore& store) {
    const auto first = store.first({.entity = std::string(business::person::entity),
                                    .conditions = {{std::string(business::person::active.name), Comparison::Equal, {true}}},
                                    .order = {{"id"}}});
    return first ? std::optional(first->id()) : std::nullopt;
}

Result<RecordId> set_stage(Session& session, RecordId id, const std::string& stage) {
    if (stage == "won" || stage == "lost") return close(session, id, stage, session.today, std::nullopt, {});
    auto found = session.store.find(opportunity::entity, id);
    if (!found) return Issue{.message = "issue.record_gone"};
    found->set(opportunity::stage, stage);
    return session.store.update(std::move(*found));
}

Result<RecordId> close_won(Session& session, RecordId id, Date on, Money amount) {
    return close(session, id, "won", on, amount, {});
}

Result<RecordId> close_lost(Session& session, RecordId id, Date on, const std::string& reason) {
    return close(session, id, "lost", on, std::nullopt, reason);
}

}  // namespace bottega::crm

#include "core/modules/billing/payment.hpp"

#include "core/modules/billing/invoice.hpp"
#include "core/modules/billing/settlement.hpp"

#include <algorithm>
#include <set>

namespace bottega::billing {

namespace {

std::vector<Record> open_invoices(RecordStore& store, RecordId account) {
    return store.run({.entity = std::string(invoice::entity),
                      .conditions = {{"customer", Comparison::Equal, {account}},
                                     {"kind", Comparison::Equal, {std::string("invoice")}},
                                     {"state", Comparison::Equal, {std::string("issued")}},
                                     {"outstanding", Comparison::Greater, {std::int64_t{0}}}},
                      .order = {{"due_on", false}, {"issued_on", false}}});
}

std::optional<Issue> allocation_problem(RecordStore& store, const PaymentInput& input, const Allocation& part) {
    const auto target = store.find(invoice::entity, part.invoice);
    if (!target) return Issue{.message = "issue.record_gone"};
    const bool is_open = target->text(invoice::kind) == "invoice" && target->text(invoice::state) == "issued";
    if (!is_open || target->get(documents::document::customer) != input.account)
        return Issue{.message = "issue.allocation_elsewhere", .args = {target->title()}};
    if (target->currency() != part.amount.currency() || part.amount.currency() != input.amount.currency())
        return Issue{.message = "issue.allocation_currency", .args = {target->title()}};
    if (part.amount.cents() <= 0) return Issue{.message = "issue.allocation_not_positive", .args = {target->title()}};
    if (part.amount > target->get(invoice::outstanding).value_or(Money(0, target->currency())))
        return Issue{.message = "issue.allocation_exceeds_outstanding", .args = {target->title()}};
    return std::nullopt;
}

Issues allocation_problems(RecordStore& store, const PaymentInput& input) {
    Issues issues;
    std::int64_t sum = 0;
    std::set<RecordId> seen;
    for (std::size_t position = 0; position < input.allocations.size(); ++position) {
        const Allocation& part = input.allocations[position];
        auto problem = seen.insert(part.invoice).second ? allocation_problem(store, input, part)
                                                        : Issue{.message = "issue.allocation_twice"};
        if (problem) {
            problem->field = "allocations." + std::to_string(position);
            issues.push_back(std::move(*problem));
        }
        sum = checked_add(sum, part.amount.cents());
    }
    if (sum > input.amount.cents())
        issues.push_back({.field = "amount", .message = "issue.allocations_exceed_payment"});
    return issues;
}

Record payment_record(Session& session, const PaymentInput& input) {
    Record record = session.store.blank(payment::entity);
    record.set(payment::account, input.account);
    record.set(payment::account_name, session.store.title("account", input.account));
    record.set(payment::currency, std::string(input.amount.currency().code()));
    record.set(payment::amount, input.amount);
    record.set(payment::unallocated, input.amount);
    record.set(payment::paid_on, input.date);
    if (input.method) record.set(payment::method, *input.method);
    record.set(payment::reference, input.reference);
    record.set(payment::note, input.note);
    for (const auto& [field, value] : input.own_fields) record.set_value(field, value);
    return record;
}

std::vector<Record> allocations_of(RecordStore& store, RecordId payment_id) {
    return store.run({.entity = std::string(allocation::entity),
                      .conditions = {{"payment", Comparison::Equal, {payment_id}}},
                      .order = {{"id", false}}});
}

Result<RecordId> insert_counter_entry(Session& session, const Record& original) {
    Record counter = session.store.blank(payment::entity);
    copy_shared_fields(original, counter);
    counter.set(payment::account, *original.get(payment::account));
    counter.set(payment::account_name, original.text(payment::account_name));
    counter.set(payment::amount, -*original.get(payment::amount));
    counter.set(payment::unallocated, Money(0, original.currency()));
    counter.set(payment::paid_on, session.today);
    counter.set(payment::reverses, original.id());
    return session.store.insert(std::move(counter));
}

// Something that can still settle an invoice.
struct Credit {
    std::optional<RecordId> payment;
    std::optional<RecordId> credit_note;
    Date since;
    Money left;
};

std::vector<Credit> credits_of(RecordStore& store, RecordId account) {
    std::vector<Credit> credits;
    const Query payments{.entity = std::string(payment::entity),
                         .conditions = {{"account", Comparison::Equal, {account}},
                                        {"unallocated", Comparison::Greater, {std::int64_t{0}}}}};
    for (const Record& record : store.run(payments))
        credits.push_back(
            {record.id(), std::nullopt, *record.get(payment::paid_on), *record.get(payment::unallocated)});
    const Query notes{.entity = std::string(invoice::entity),
                      .conditions = {{"customer", Comparison::Equal, {account}},
                                     {"kind", Comparison::Equal, {std::string("credit_note")}},
                                     {"state", Comparison::Equal, {std::string("issued")}},
                                     {"outstanding", Comparison::Greater, {std::int64_t{0}}}}};
    for (const Record& record : store.run(notes))
        credits.push_back({std::nullopt, record.id(), *record.get(documents::document::issued_on),
                           *record.get(invoice::outstanding)});
    std::stable_sort(credits.begin(), credits.end(),
                     [](const Credit& a, const Credit& b) { return a.since < b.since; });
    return credits;
}

Currency business_currency(RecordStore& store) {
    const auto business = store.first({.entity = "business"});
    return business ? business->currency() : Currency("EUR");
}

}  // namespace

Issues why_not_recordable(Session& session, const PaymentInput& input) {
    Issues issues;
    if (!session.store.find("account", input.account))
        issues.push_back({.field = "account", .message = "issue.required"});
    if (input.amount.cents() <= 0) issues.push_back({.field = "amount", .message = "issue.amount_not_positive"});
    if (input.date > session.today)
        issues.push_back({.field = "paid_on", .message = "issue.date_in_future", .args = {session.today.iso()}});
    for (Issue& issue : allocation_problems(session.store, input)) issues.push_back(std::move(issue));
    return issues;
}

Result<RecordId> record_payment(Session& session, const PaymentInput& input) {
    if (Issues issues = why_not_recordable(session, input); !issues.empty()) return issues;
    Transaction transaction(session.store.database());
    auto id = session.store.insert(payment_record(session, input));
    if (!id.ok()) return id;
    for (const Allocation& part : input.allocations) {
        auto settled = settle(
            session, {.payment = id.value(), .invoice = part.invoice, .amount = part.amount, .date = input.date});
        if (!settled.ok()) return settled;
    }
    transaction.commit();
    return id;
}

std::vector<Allocation> suggest_allocations(RecordStore& store, RecordId account, Money amount) {
    std::vector<Allocation> suggestion;
    for (const Record& open : open_invoices(store, account)) {
        if (amount.cents() <= 0) break;
        if (open.currency() != amount.currency()) continue;
        const Money part = std::min(amount, *open.get(invoice::outstanding));
        suggestion.push_back({open.id(), part});
        amount -= part;
    }
    return suggestion;
}

Result<RecordId> reverse_payment(Session& session, RecordId id) {
    const auto original = session.store.find(payment::entity, id);
    if (!original) return Issue{.message = "issue.record_gone"};
    if (original->get(payment::reverses)) return Issue{.message = "issue.counter_entry_stands"};
    if (original->get(payment::reversed).value_or(false)) return Issue{.message = "issue.payment_already_reversed"};

    Transaction transaction(session.store.database());
    auto counter = insert_counter_entry(session, *original);
    if (!counter.ok()) return counter;
    for (const Record& part : allocations_of(session.store, id)) {
        auto undone = settle(session, {.payment = counter.value(),
                                       .invoice = *part.get(allocation::invoice),
                                       .amount = -*part.get(allocation::amount),
                                       .date = session.today,
                                       .reverses = part.id()});
        if (!undone.ok()) return undone;
    }
    session.store.set_derived(payment::entity, id, payment::reversed.name, true);
    refresh_payment(session.store, id);
    transaction.commit();
    return counter;
}

Money customer_credit(RecordStore& store, RecordId account) {
    Money credit(0, business_currency(store));
    for (const Credit& left : credits_of(store, account))
        if (left.left.currency() == credit.currency()) credit += left.left;
    return credit;
}

Result<RecordId> allocate_credit(Session& session, RecordId id) {
    const auto target = session.store.find(invoice::entity, id);
    if (!target) return Issue{.message = "issue.record_gone"};
    const bool is_issued = target->text(invoice::kind) == "invoice" && target->text(invoice::state) == "issued";
    Money open = is_issued ? target->get(invoice::outstanding).value_or(Money(0, target->currency()))
                           : Money(0, target->currency());
    if (open.cents() <= 0) return Issue{.message = "issue.nothing_outstanding"};
    const auto credits = credits_of(session.store, *target->get(documents::document::customer));
    if (credits.empty()) return Issue{.message = "issue.no_credit"};

    Transaction transaction(session.store.database());
    for (const Credit& credit : credits) {
        if (open.cents() <= 0 || credit.left.currency() != open.currency()) continue;
        const Money part = std::min(open, credit.left);
        auto settled = settle(session, {.payment = credit.payment,
                                        .credit_note = credit.credit_note,
                                        .invoice = id,
                                        .amount = part,
                                        .date = session.today});
        if (!settled.ok()) return settled;
        open -= part;
    }
    transaction.commit();
    return id;
}

}  // namespace bottega::billing

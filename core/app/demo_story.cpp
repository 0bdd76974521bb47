#include "core/app/demo_story.hpp"

#include "core/documents/save_document.hpp"
#include "core/documents/vat_rate.hpp"
#include "core/modules/billing/credit_note.hpp"
#include "core/modules/billing/invoice.hpp"
#include "core/modules/billing/issue_invoice.hpp"
#include "core/modules/billing/order_to_invoice.hpp"
#include "core/modules/catalog/product.hpp"
#include "core/modules/crm/opportunity.hpp"
#include "core/modules/sales/quote.hpp"
#include "core/modules/sales/quote_to_order.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace bottega::demo {

namespace {

namespace document = documents::document;
namespace document_line = documents::document_line;

// Nobody writes invoices on a Sunday.
Date workday(Date day) { return day.plus_days(day.day_of_week() > 5 ? 5 - day.day_of_week() : 0); }

// One door, two motors, many contacts; cable by the roll.
Decimal likely_quantity(const Record& product, Chance& chance) {
    const Decimal price = product.get(catalog::product::price).value_or(Decimal());
    if (price < Decimal::from_int(10)) return Decimal::from_int(25 * (1 + chance(6)));
    if (price > Decimal::from_int(1000)) return Decimal::from_int(1);
    return Decimal::from_int(1 + chance(price > Decimal::from_int(250) ? 2 : 6));
}

}  // namespace

Story::Story(RecordStore& store, Date today, Timestamp now, std::shared_ptr<const nlohmann::json> script, int days)
    : store_(store), today_(today), first_day_(today.plus_days(-days)), day_(first_day_), now_(now), script_(std::move(script)) {}

void Story::begin(const std::string& country) {
    language_ = country == "RO" ? "ro" : "it";
    Session session = session_on(first_day_);
    cast_ = create_cast(session, country, *script_);
    usual_rate_ = documents::usual_vat_rate(store_, first_day_);
    plan();
}

bool Story::go_on() {
    if (scenes_.empty() || scenes_.begin()->first > today_) return false;
    const auto scene = scenes_.extract(scenes_.begin());
    day_ = scene.key();
    Session session = session_on(day_);
    scene.mapped()(session);
    return true;
}

void Story::end() {
    Session session = session_on(today_);
    create_opportunities(session, cast_, *script_);
    if (!sales::expire_quotes(session).ok()) throw ContractViolation("demo data: quotes do not expire");
}

std::string Story::text(const char* key) const { return script_->at("texts").at(key); }
std::string Story::one_text(const char* table) {
    return chance_.one_of(script_->at(table).get_ref<const nlohmann::json::array_t&>());
}

// Never before what is being told.
void Story::on(Date day, Scene scene) { scenes_.emplace(std::max(workday(day), day_), std::move(scene)); }

// The history says when it was done: some time in the morning of that day.
Session Story::session_on(Date day) {
    constexpr std::int64_t day_seconds = 24 * 3600, half_past_seven = 7 * 3600 + 1800;
    const std::int64_t days_since_1970 = day.sys_days().time_since_epoch().count();
    const auto at = Timestamp::from_unix_seconds(days_since_1970 * day_seconds + half_past_seven + chance_(5 * 3600));
    Session session{store_, day, std::min(at, now_), language_};
    store_.history().start_command(store_.next_id(), "app.create_demo", session.now);
    return session;
}

Record Story::item(Session& session, const Record& header, RecordId id) {
    Record line = documents::new_line(session, header);
    documents::apply_product(store_, header, line, id);
    line.set(document_line::quantity, likely_quantity(*store_.find(catalog::product::entity, id), chance_));
    if (header.get(document::customer) == cast_.abroad) line.set(document_line::vat_rate, cast_.abroad_rate);
    return line;
}

Record Story::heading(Session& session, const Record& header, const char* kind, const std::string& words) {
    Record line = documents::new_line(session, header);
    line.set(document_line::kind, std::string(kind));
    line.set(document_line::description, words);
    line.clear(document_line::vat_rate);
    return line;
}

// Material, mostly with the hours to install it; what goes abroad goes alone.
std::vector<Record> Story::some_lines(Session& session, const Record& header) {
    std::vector<Record> lines;
    const bool abroad = header.get(document::customer) == cast_.abroad;
    const int articles = 1 + chance_(4);
    const bool in_sections = articles > 3 && !abroad;
    if (in_sections) lines.push_back(heading(session, header, "section", text("section_materials")));
    for (int number = 0; number < articles; ++number) {
        lines.push_back(item(session, header, chance_.one_of(cast_.goods)));
        if (chance_(4) == 0) lines.back().set(document_line::discount, std::string(chance_(2) == 0 ? "10" : "10+5"));
    }
    if (in_sections) lines.push_back(heading(session, header, "section", text("section_labour")));
    if (!abroad) lines.push_back(item(session, header, chance_.one_of(cast_.services)));
    if (in_sections) lines.push_back(heading(session, header, "note", text("note")));
    return lines;
}

Record Story::quote_header(Session& session, RecordId customer, bool follows_opportunity) {
    const std::string subject = one_text("subjects");
    if (!follows_opportunity) {
        Record header = sales::quote_for_account(session, customer);
        header.set(document::subject, subject);
        return header;
    }
    namespace opportunity = crm::opportunity;
    Record chance_to_sell = store_.proposal(opportunity::entity);
    chance_to_sell.set(opportunity::name, subject);
    chance_to_sell.set(opportunity::account, customer);
    chance_to_sell.set(opportunity::stage, std::string("proposal"));
    chance_to_sell.clear(opportunity::probability);
    chance_to_sell.set(opportunity::expected_close, session.today.plus_days(30));
    chance_to_sell.set(opportunity::responsible, std::next(cast_.people.begin(), chance_(static_cast<int>(cast_.people.size())))->second);
    const RecordId id = must(store_.insert(std::move(chance_to_sell)));
    Record header = sales::quote_for_opportunity(session, id).value();
    header.set(document::subject, subject);
    return header;
}

void Story::quote(Session& session, RecordId customer, Outcome outcome) {
    const bool is_decided = outcome == Outcome::Invoiced || outcome == Outcome::Rejected;
    Record header = quote_header(session, customer, is_decided && chance_.in_hundred(35));
    if (chance_(5) == 0) header.set(document::document_discount, std::string("3"));
    auto lines = some_lines(session, header);
    const RecordId id = must(documents::save_document(session, std::move(header), std::move(lines)));
    if (outcome == Outcome::Draft) return;
    must(sales::change_quote_state(session, id, "send"));
    if (outcome == Outcome::Sent || outcome == Outcome::Expired) return;
    on(session.today.plus_days(2 + chance_(7)), [=, this](Session& later) { answer(later, id, outcome); });
}

void Story::answer(Session& session, RecordId id, Outcome outcome) {
    must(sales::change_quote_state(session, id, outcome == Outcome::Rejected ? "reject" : "accept"));
    if (outcome == Outcome::Rejected) {
        const auto opportunity = store_.find(sales::quote::entity, id)->get(document::opportunity);
        if (opportunity) must(crm::close_lost(session, *opportunity, session.today, one_text("lost_reasons")));
    } else if (outcome != Outcome::Accepted) {
        on(session.today.plus_days(1), [=, this](Session& later) { order(later, id, outcome); });
    }
}

void Story::order(Session& session, RecordId quote, Outcome outcome) {
    const RecordId id = must(sales::convert_quote_to_order(session, quote));
    if (outcome == Outcome::Ordered) return;
    const Paying paying = some_paying();
    on(session.today.plus_days(4 + chance_(9)),
       [=, this](Session& later) { issue(later, must(billing::invoice_order(later, id)), paying); });
}

void Story::invoice_directly(Session& session, RecordId customer, Paying paying) {
    Record header = documents::new_document(session, billing::invoice::entity, customer);
    auto lines = some_lines(session, header);
    issue(session, must(documents::save_document(session, std::move(header), std::move(lines))), paying);
}

void Story::issue(Session& session, RecordId draft, Paying paying) {
    must(billing::issue_invoice(session, draft, session.today, {.keys = {"issue.vat_rate_out_of_date"}}));
    plan_payment(draft, paying);
}

void Story::plan_payment(RecordId invoice, Paying paying) {
    if (paying == Paying::Never) return;
    const Record issued = *store_.find(billing::invoice::entity, invoice);
    if (paying == Paying::WithTheNext && !waiting_) {
        waiting_.emplace(*issued.get(document::customer),
                         billing::Allocation{invoice, *issued.get(billing::invoice::outstanding)});
        return;
    }
    const auto due = issued.get(billing::invoice::due_on).value_or(day_);
    const int days = paying == Paying::Late ? 9 + chance_(22) : -chance_(6);
    on(due.plus_days(days), [=, this](Session& later) { pay(later, invoice, paying); });
    if (paying == Paying::InTwoParts)
        on(due.plus_days(25 + chance_(10)), [=, this](Session& later) { pay(later, invoice, Paying::InTime); });
}

// One transfer may settle an older invoice too; who pays too much has a credit.
void Story::pay(Session& session, RecordId id, Paying paying) {
    const Record paid = *store_.find(billing::invoice::entity, id);
    Money open = paid.get(billing::invoice::outstanding).value_or(Money());
    if (open.cents() <= 0) return;
    if (paying == Paying::HalfOnly || paying == Paying::InTwoParts) open = Money(open.cents() / 2, open.currency());
    billing::PaymentInput input{.account = *paid.get(document::customer), .amount = open, .date = session.today};
    input.method = paid.get(document::payment_method);
    input.reference = text("payment_reference");
    input.allocations.push_back({id, open});
    if (paying == Paying::Over) input.amount = Money((open.cents() / 1000 + 1) * 1000, open.currency());
    if (waiting_ && waiting_->first == input.account && waiting_->second.invoice != id) {
        input.allocations.push_back(waiting_->second);
        input.amount += waiting_->second.amount;
        waiting_.reset();
    }
    must(billing::record_payment(session, input));
}

void Story::credit(Session& session, RecordId invoice) {
    const RecordId draft = must(billing::create_credit_note(session, invoice, text("credit_reason")));
    must(billing::issue_invoice(session, draft, session.today, {.keys = {"issue.vat_rate_out_of_date"}}));
}

// Old offers lapse; when the law has changed the usual rate, the products follow.
void Story::first_of_month(Session& session) {
    if (!sales::expire_quotes(session).ok()) throw ContractViolation("demo data: quotes do not expire");
    const auto rate = documents::usual_vat_rate(store_, session.today);
    if (rate == usual_rate_ || !rate) return;
    for (Record& product : store_.run({.entity = std::string(catalog::product::entity)})) {
        if (product.get(catalog::product::vat_rate) != usual_rate_) continue;
        product.set(catalog::product::vat_rate, *rate);
        must(store_.update(std::move(product)));
    }
    usual_rate_ = rate;
}

}  // namespace bottega::demo

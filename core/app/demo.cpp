#include "core/app/demo.hpp"

#include "core/app/demo_records.hpp"
#include "core/documents/save_document.hpp"
#include "core/i18n/embedded_assets.hpp"
#include "core/modules/billing/credit_note.hpp"
#include "core/modules/billing/invoice.hpp"
#include "core/modules/billing/issue_invoice.hpp"
#include "core/modules/billing/order_to_invoice.hpp"
#include "core/modules/billing/payment.hpp"
#include "core/modules/business/business.hpp"
#include "core/modules/sales/quote.hpp"
#include "core/modules/sales/quote_to_order.hpp"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

namespace bottega {

namespace {

using demo::must;
using nlohmann::json;
namespace document = documents::document;
namespace document_line = documents::document_line;

constexpr int kStoryDays = 182;

// What becomes of a quote.
enum class Outcome { Invoiced, Ordered, Accepted, Sent, Rejected, Expired, Draft };
// How an invoice is paid.
enum class Paying { InTime, Late, Partly, Over, Never, WithTheNext };

// Half a year of a small business, told day by day: everything happens on its own day, in order, as if by hand.
class Story {
public:
    Story(Session& session, const json& script)
        : store_(session.store),
          now_(session.now),
          language_(session.language),
          today_(session.today),
          day_(session.today.plus_days(-kStoryDays)),
          script_(script) {}
    RecordId tell(const std::string& country);

private:
    using Scene = std::function<void(Session&)>;
    // Never before what is being told.
    void on(Date day, Scene scene) { scenes_.emplace(std::max(workday(day), day_), std::move(scene)); }
    // Nobody writes invoices on a Sunday.
    [[nodiscard]] static Date workday(Date day) {
        return day.plus_days(day.day_of_week() > 5 ? 5 - day.day_of_week() : 0);
    }
    [[nodiscard]] Session session_on(Date day) const { return {store_, day, now_, language_}; }
    [[nodiscard]] Date days_ago(int days) const { return today_.plus_days(-days); }

    // The same numbers every time: a story, not a lottery.
    int chance(int below) {
        random_ = random_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<int>((random_ >> 33) % static_cast<std::uint64_t>(below));
    }
    template <class T>
    const T& one_of(const std::vector<T>& things) {
        return things[static_cast<std::size_t>(chance(static_cast<int>(things.size())))];
    }
    RecordId next_customer() { return cast_.customers[next_customer_++ % cast_.customers.size()]; }
    [[nodiscard]] std::string text(const char* key) const { return script_.at("texts").at(key); }

    Record item(Session& session, const Record& header, RecordId product, int quantity);
    Record heading(Session& session, const Record& header, const char* kind, const std::string& words);
    std::vector<Record> some_lines(Session& session, const Record& header);

    void plan_quotes();
    void plan_invoices();
    void quote(Session& session, RecordId customer, Outcome outcome);
    void answer(Session& session, RecordId quote, Outcome outcome);
    void order(Session& session, RecordId quote, Outcome outcome);
    void invoice_directly(Session& session, RecordId customer, Paying paying);
    void issue(Session& session, RecordId draft, Paying paying);
    void plan_payment(RecordId invoice, Paying paying);
    void pay(Session& session, RecordId invoice, Paying paying);
    void credit(Session& session, RecordId invoice);

    RecordStore& store_;
    Timestamp now_;
    std::string language_;
    Date today_;
    Date day_;  // of the scene under way
    const json& script_;
    demo::Cast cast_;
    std::multimap<Date, Scene> scenes_;
    std::uint64_t random_ = 20240229;
    std::size_t next_customer_ = 0;
    std::optional<std::pair<RecordId, billing::Allocation>>
        waiting_;  // by account: paid together with its next invoice
};

Record Story::item(Session& session, const Record& header, RecordId product, int quantity) {
    Record line = documents::new_line(session, header);
    documents::apply_product(store_, header, line, product);
    line.set(document_line::quantity, Decimal::from_int(quantity));
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
    const int articles = 2 + chance(3);
    const bool in_sections = articles > 3 && !abroad;
    if (in_sections) lines.push_back(heading(session, header, "section", text("section_materials")));
    for (int number = 0; number < articles; ++number) {
        lines.push_back(item(session, header, one_of(cast_.goods), 1 + chance(6)));
        if (chance(4) == 0) lines.back().set(document_line::discount, std::string(chance(2) == 0 ? "10" : "10+5"));
    }
    if (in_sections) lines.push_back(heading(session, header, "section", text("section_labour")));
    if (!abroad) lines.push_back(item(session, header, one_of(cast_.services), 1 + chance(5)));
    if (in_sections) lines.push_back(heading(session, header, "note", text("note")));
    return lines;
}

void Story::quote(Session& session, RecordId customer, Outcome outcome) {
    Record header = sales::quote_for_account(session, customer);
    header.set(document::subject, one_of(script_.at("subjects").get<std::vector<std::string>>()));
    if (chance(5) == 0) header.set(document::document_discount, std::string("3"));
    auto lines = some_lines(session, header);
    const RecordId id = must(documents::save_document(session, std::move(header), std::move(lines)));
    if (outcome == Outcome::Draft) return;
    must(sales::change_quote_state(session, id, "send"));
    if (outcome == Outcome::Sent || outcome == Outcome::Expired) return;
    on(session.today.plus_days(2 + chance(7)), [=, this](Session& later) { answer(later, id, outcome); });
}

void Story::answer(Session& session, RecordId quote, Outcome outcome) {
    must(sales::change_quote_state(session, quote, outcome == Outcome::Rejected ? "reject" : "accept"));
    if (outcome == Outcome::Rejected || outcome == Outcome::Accepted) return;
    on(session.today.plus_days(1), [=, this](Session& later) { order(later, quote, outcome); });
}

void Story::order(Session& session, RecordId quote, Outcome outcome) {
    const RecordId id = must(sales::convert_quote_to_order(session, quote));
    if (outcome == Outcome::Ordered) return;
    on(session.today.plus_days(4 + chance(9)),
       [=, this](Session& later) { issue(later, must(billing::invoice_order(later, id)), Paying::InTime); });
}

void Story::invoice_directly(Session& session, RecordId customer, Paying paying) {
    Record header = documents::new_document(session, billing::invoice::entity, customer);
    auto lines = some_lines(session, header);
    issue(session, must(documents::save_document(session, std::move(header), std::move(lines))), paying);
}

void Story::issue(Session& session, RecordId draft, Paying paying) {
    const billing::Confirmations all{.keys = {"issue.vat_rate_out_of_date", "issue.clock_ahead", "issue.clock_behind"}};
    must(billing::issue_invoice(session, draft, session.today, all));
    plan_payment(draft, paying);
}

void Story::plan_payment(RecordId invoice, Paying paying) {
    if (paying == Paying::Never) return;
    const Record issued = *store_.find(billing::invoice::entity, invoice);
    if (paying == Paying::WithTheNext) {
        waiting_.emplace(*issued.get(document::customer),
                         billing::Allocation{invoice, *issued.get(billing::invoice::outstanding)});
        return;
    }
    const auto due = issued.get(billing::invoice::due_on);
    const int days = paying == Paying::Late ? 9 + chance(12) : -chance(6);
    on(due.value_or(today_).plus_days(days), [=, this](Session& later) { pay(later, invoice, paying); });
}

// One transfer may settle an older invoice too; who pays too much has a credit.
void Story::pay(Session& session, RecordId id, Paying paying) {
    const Record paid = *store_.find(billing::invoice::entity, id);
    Money open = paid.get(billing::invoice::outstanding).value_or(Money());
    if (open.cents() <= 0) return;
    if (paying == Paying::Partly) open = Money(open.cents() / 2, open.currency());
    billing::PaymentInput input{.account = *paid.get(document::customer), .amount = open, .date = session.today};
    input.method = paid.get(document::payment_method);
    input.reference = text("payment_reference");
    input.allocations.push_back({id, open});
    if (paying == Paying::Over) input.amount = Money((open.cents() / 1000 + 1) * 1000, open.currency());
    if (waiting_ && waiting_->first == input.account) {
        input.allocations.push_back(waiting_->second);
        input.amount += waiting_->second.amount;
        waiting_.reset();
    }
    must(billing::record_payment(session, input));
}

void Story::credit(Session& session, RecordId invoice) {
    const RecordId draft = must(billing::create_credit_note(session, invoice, text("credit_reason")));
    must(billing::issue_invoice(session, draft, session.today, {.keys = {"issue.clock_ahead", "issue.clock_behind"}}));
}

void Story::plan_quotes() {
    using enum Outcome;
    const std::vector<std::pair<int, Outcome>> plan{
        {174, Invoiced}, {160, Invoiced}, {147, Rejected}, {139, Invoiced}, {122, Invoiced}, {104, Invoiced},
        {96, Invoiced},  {80, Expired},   {71, Invoiced},  {55, Invoiced},  {33, Ordered},   {24, Ordered},
        {16, Accepted},  {9, Sent},       {5, Sent},       {1, Draft},
    };
    for (const auto& [days, outcome] : plan)
        on(days_ago(days), [this, outcome = outcome](Session& session) { quote(session, next_customer(), outcome); });
    on(days_ago(12), [this](Session& session) { quote(session, cast_.abroad, Outcome::Sent); });
}

void Story::plan_invoices() {
    using enum Paying;
    const std::vector<std::pair<int, Paying>> plan{
        {177, InTime},      {171, Late},  {165, InTime}, {157, InTime}, {150, Over},   {143, InTime},
        {133, WithTheNext}, {126, Late},  {117, InTime}, {109, InTime}, {100, InTime}, {92, Never},
        {86, InTime},       {77, Partly}, {68, InTime},  {60, InTime},  {52, Never},   {45, Partly},
        {38, InTime},       {29, InTime}, {19, InTime},  {11, InTime},  {6, InTime},   {2, InTime},
    };
    for (const auto& [days, paying] : plan)
        on(days_ago(days),
           [this, paying = paying](Session& session) { invoice_directly(session, next_customer(), paying); });
    on(days_ago(88), [this](Session& session) { invoice_directly(session, cast_.abroad, Paying::InTime); });
    on(days_ago(64), [this](Session& session) {
        invoice_directly(session, cast_.customers.front(), Paying::Never);
        const auto wrong = store_.first({.entity = std::string(billing::invoice::entity), .order = {{"id", true}}});
        on(session.today.plus_days(3), [this, id = wrong->id()](Session& later) { credit(later, id); });
    });
    on(today_, [this](Session& session) {
        Record draft = documents::new_document(session, billing::invoice::entity, cast_.customers.back());
        auto lines = some_lines(session, draft);
        must(documents::save_document(session, std::move(draft), std::move(lines)));
    });
}

RecordId Story::tell(const std::string& country) {
    Session first = session_on(day_);
    cast_ = demo::create_cast(first, country, script_);
    plan_quotes();
    plan_invoices();
    while (!scenes_.empty() && scenes_.begin()->first <= today_) {
        const auto scene = scenes_.extract(scenes_.begin());
        day_ = scene.key();
        Session session = session_on(day_);
        scene.mapped()(session);
    }
    Session last = session_on(today_);
    demo::create_opportunities(last, cast_, script_);
    if (auto expired = sales::expire_quotes(last); !expired.ok())
        throw ContractViolation("demo data: quotes do not expire");
    return store_.first({.entity = std::string(business::business::entity)})->id();
}

}  // namespace

Result<RecordId> create_demo(Session& session, const std::string& country) {
    if (session.store.count({.entity = std::string(business::business::entity)}) > 0)
        return Issue{.message = "issue.business_exists"};
    const json script = json::parse(embedded_asset(country == "RO" ? "demo/ro.json" : "demo/it.json"));
    Session own = session;
    own.language = country == "RO" ? "ro" : "it";
    return Story(own, script).tell(country == "RO" ? "RO" : "IT");
}

}  // namespace bottega

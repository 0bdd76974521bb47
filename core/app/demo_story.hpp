#pragma once

#include "core/app/demo_chance.hpp"
#include "core/app/demo_records.hpp"
#include "core/modules/billing/payment.hpp"

#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>

namespace bottega::demo {

// What becomes of a quote.
enum class Outcome { Invoiced, Ordered, Accepted, Sent, Rejected, Expired, Draft };
// How an invoice is paid.
enum class Paying { InTime, Late, InTwoParts, HalfOnly, Over, Never, WithTheNext };

// Years of a small business, told day by day: everything happens on its own day, in order, as if by hand.
class Story {
public:
    Story(RecordStore& store, Date today, Timestamp now, std::shared_ptr<const nlohmann::json> script, int days);

    void begin(const std::string& country);
    // The next thing that happens. False: everything up to today has been told.
    bool go_on();
    void end();
    [[nodiscard]] int days_told() const { return days_between(first_day_, day_); }

private:
    using Scene = std::function<void(Session&)>;
    void on(Date day, Scene scene);
    [[nodiscard]] Session session_on(Date day);
    [[nodiscard]] Date days_ago(int days) const { return today_.plus_days(-days); }
    [[nodiscard]] std::string text(const char* key) const;
    [[nodiscard]] std::string one_text(const char* table);
    RecordId next_customer() { return cast_.customers[next_customer_++ % cast_.customers.size()]; }

    // What is planned: demo_plan.cpp.
    void plan();
    void plan_customers();
    void plan_months();
    void plan_the_years();
    void plan_a_day(int days_ago);
    void plan_recent_quotes();
    void plan_recent_invoices();
    void plan_today();

    // What happens: demo_story.cpp.
    [[nodiscard]] Record item(Session& session, const Record& header, RecordId product);
    [[nodiscard]] Record heading(Session& session, const Record& header, const char* kind, const std::string& words);
    [[nodiscard]] std::vector<Record> some_lines(Session& session, const Record& header);
    [[nodiscard]] Record quote_header(Session& session, RecordId customer, bool follows_opportunity);
    void quote(Session& session, RecordId customer, Outcome outcome);
    void answer(Session& session, RecordId quote, Outcome outcome);
    void order(Session& session, RecordId quote, Outcome outcome);
    void invoice_directly(Session& session, RecordId customer, Paying paying);
    void issue(Session& session, RecordId draft, Paying paying);
    void plan_payment(RecordId invoice, Paying paying);
    void pay(Session& session, RecordId invoice, Paying paying);
    void credit(Session& session, RecordId invoice);
    void first_of_month(Session& session);
    [[nodiscard]] Paying some_paying();

    RecordStore& store_;
    Date today_, first_day_;
    Date day_;  // of the scene under way
    Timestamp now_;
    std::shared_ptr<const nlohmann::json> script_;
    std::string language_;
    Cast cast_;
    Chance chance_{20240229};
    std::multimap<Date, Scene> scenes_;
    std::size_t next_customer_ = 0;
    std::optional<RecordId> usual_rate_;
    std::optional<std::pair<RecordId, billing::Allocation>>
        waiting_;  // by account: paid together with its next invoice
};

}  // namespace bottega::demo

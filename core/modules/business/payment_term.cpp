#include "core/modules/business/payment_term.hpp"

#include "core/data/record.hpp"

namespace bottega::business {

namespace {

Issues check_term(const Record& term) {
    constexpr std::int64_t longest = 3650;
    const std::int64_t days = term.get(payment_term::days).value_or(0);
    if (days >= 0 && days <= longest) return {};
    return {{.field = std::string(payment_term::days.name),
             .message = "issue.payment_days",
             .args = {std::to_string(longest)}}};
}

}  // namespace

EntityDef payment_term_def() {
    return {
        .name = "payment_term",
        .title_field = "name",
        .fields =
            {
                {.name = "name", .required = true, .searchable = true, .listed = true},
                {.name = "name_it", .section = "documents"},
                {.name = "name_en", .section = "documents"},
                {.name = "name_ro", .section = "documents"},
                {.name = "days",
                 .type = FieldType::Integer,
                 .initial = std::int64_t{0},
                 .required = true,
                 .listed = true},
                {.name = "end_of_month", .type = FieldType::Flag, .initial = false, .listed = true},
                {.name = "active", .type = FieldType::Flag, .initial = true, .listed = true},
            },
        .check = check_term,
        .order = "days",
    };
}

Date due_date(const Record& term, Date issued_on) {
    const int days = static_cast<int>(term.get(payment_term::days).value_or(0));
    if (!term.get(payment_term::end_of_month).value_or(false)) return issued_on.plus_days(days);
    const Date reached = days % 30 == 0 ? issued_on.first_of_month().plus_months(days / 30) : issued_on.plus_days(days);
    return reached.last_of_month();
}

}  // namespace bottega::business

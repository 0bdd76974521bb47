#include "core/documents/number_series.hpp"

#include "core/base/text.hpp"

namespace bottega::documents {

namespace {

constexpr int kFarAheadDays = 60;

Value series_key(const Record& series) {
    return series.text(number_series::code) + "/" + std::to_string(series.get(number_series::year).value_or(0));
}

Issues series_problems(const Record& series) {
    Issues issues;
    if (series.text(number_series::pattern).find("{number") == std::string::npos)
        issues.push_back({.field = "pattern", .message = "issue.pattern_without_number", .args = {"{number}"}});
    if (series.get(number_series::last_number).value_or(0) < 0)
        issues.push_back({.field = "last_number", .message = "issue.negative"});
    return issues;
}

bool is_fiscal(std::string_view code) { return code == "invoice" || code == "credit_note"; }

std::optional<Record> series_of(RecordStore& store, std::string_view code, int year) {
    return store.first({.entity = std::string(number_series::entity),
                        .conditions = {{"key", Comparison::Equal, {std::string(code) + "/" + std::to_string(year)}}}});
}

std::optional<Record> latest_before(RecordStore& store, std::string_view code, int year) {
    return store.first({.entity = std::string(number_series::entity),
                        .conditions = {{"code", Comparison::Equal, {std::string(code)}},
                                       {"year", Comparison::Less, {std::int64_t{year}}}},
                        .order = {{"year", true}}});
}

// The year's series, or the one it will be continued from; with last_number 0 where it is not stored yet.
std::optional<Record> series_for(RecordStore& store, std::string_view code, int year) {
    if (auto series = series_of(store, code, year)) return series;
    const auto former = latest_before(store, code, year);
    if (!former) return std::nullopt;
    Record series = store.blank(number_series::entity);
    copy_shared_fields(*former, series);
    series.set(number_series::year, std::int64_t{year});
    series.set(number_series::last_number, std::int64_t{0});
    series.clear(number_series::last_date);
    return series;
}

std::optional<Date> newest_issue(RecordStore& store) {
    const auto newest =
        store.first({.entity = std::string(number_series::entity),
                     .conditions = {{"last_date", Comparison::IsNotEmpty},
                                    {"code", Comparison::In, {std::string("invoice"), std::string("credit_note")}}},
                     .order = {{"last_date", true}}});
    return newest ? newest->get(number_series::last_date) : std::nullopt;
}

Issue question(std::string field, std::string message, std::vector<std::string> args) {
    return {.field = std::move(field),
            .message = std::move(message),
            .args = std::move(args),
            .severity = Severity::Question};
}

std::optional<Issue> date_refusal(const std::optional<Record>& series, std::string_view code, Date date) {
    if (!series)
        return Issue{.field = "issued_on",
                     .message = "issue.no_series_for_year",
                     .args = {"number_series.code." + std::string(code), std::to_string(date.year())}};
    const auto last = series->get(number_series::last_date);
    if (is_fiscal(code) && last && date < *last)
        return Issue{.field = "issued_on", .message = "issue.date_before_last_number", .args = {last->iso()}};
    return std::nullopt;
}

DocumentNumber number_from(const Record& series, std::int64_t number, int year) {
    return {
        .text = format_number(series.text(number_series::pattern), series.text(number_series::series), number, year),
        .key = series.text(number_series::code) + "/" + std::to_string(year) + "/" + std::to_string(number)};
}

}  // namespace

EntityDef number_series_def() {
    return {
        .name = "number_series",
        .title_field = "key",
        .fields =
            {
                {.name = "code",
                 .type = FieldType::Choice,
                 .choices = {"quote", "sales_order", "invoice", "credit_note"},
                 .required = true,
                 .listed = true,
                 .read_only = true},
                {.name = "year", .type = FieldType::Integer, .required = true, .listed = true, .read_only = true},
                {.name = "series", .listed = true, .maximum_length = 20},
                {.name = "pattern",
                 .initial = "{number}/{year}",
                 .required = true,
                 .listed = true,
                 .maximum_length = 60},
                {.name = "last_number",
                 .type = FieldType::Integer,
                 .initial = std::int64_t{0},
                 .listed = true,
                 .read_only = true,
                 .derived = true},
                {.name = "last_date", .type = FieldType::Date, .listed = true, .read_only = true, .derived = true},
                {.name = "key", .unique = true, .internal = true, .computed = series_key},
            },
        .check = series_problems,
    };
}

std::string format_number(std::string_view pattern, std::string_view series, std::int64_t number, int year) {
    std::string text = replace_all(pattern, "{series}", series);
    text = replace_all(text, "{year}", std::to_string(year));
    const std::size_t begin = text.find("{number");
    const std::size_t end = begin == std::string::npos ? begin : text.find('}', begin);
    if (end == std::string::npos) return text + std::to_string(number);
    const std::string_view width_text = std::string_view(text).substr(begin + 7, end - begin - 7);
    const std::size_t width =
        width_text.starts_with(':') ? static_cast<std::size_t>(parse_digits(width_text.substr(1)).value_or(0)) : 0;
    std::string digits = std::to_string(number);
    if (digits.size() < width && width <= 12) digits.insert(0, width - digits.size(), '0');
    return text.substr(0, begin) + digits + text.substr(end + 1);
}

Issues why_not_number(Session& session, std::string_view code, Date date) {
    Issues issues;
    if (auto refusal = date_refusal(series_for(session.store, code, date.year()), code, date))
        issues.push_back(std::move(*refusal));
    if (const auto newest = newest_issue(session.store)) {
        if (session.today < *newest)
            issues.push_back(question("issued_on", "issue.clock_behind", {session.today.iso(), newest->iso()}));
        else if (session.today > newest->plus_days(kFarAheadDays))
            issues.push_back(question("issued_on", "issue.clock_ahead", {session.today.iso(), newest->iso()}));
    }
    if (date > session.today)
        issues.push_back(question("issued_on", "issue.date_to_come", {date.iso(), session.today.iso()}));
    return issues;
}

Result<DocumentNumber> take_number(Session& session, std::string_view code, Date date) {
    auto series = series_for(session.store, code, date.year());
    if (auto refusal = date_refusal(series, code, date)) return *refusal;
    const std::int64_t number = checked_add(series->get(number_series::last_number).value_or(0), 1);
    if (!series->id()) {
        auto created = session.store.insert(*series);
        if (!created.ok()) return created.issues();
        series->set_id(created.value());
    }
    session.store.set_derived(number_series::entity, series->id(), number_series::last_number.name, number);
    const auto last = series->get(number_series::last_date);
    if (!last || *last < date)
        session.store.set_derived(number_series::entity, series->id(), number_series::last_date.name, date);
    return number_from(*series, number, date.year());
}

std::string next_number(Session& session, std::string_view code, Date date) {
    const auto series = series_for(session.store, code, date.year());
    if (date_refusal(series, code, date)) return {};
    return number_from(*series, series->get(number_series::last_number).value_or(0) + 1, date.year()).text;
}

Result<RecordId> set_last_number(Session& session, std::string_view code, int year, std::int64_t number) {
    if (number < 0) return Issue{.field = "last_number", .message = "issue.negative"};
    auto series = series_for(session.store, code, year);
    if (!series)
        return Issue{.field = "year",
                     .message = "issue.no_series_for_year",
                     .args = {"number_series.code." + std::string(code), std::to_string(year)}};
    if (series->get(number_series::last_date)) return Issue{.field = "last_number", .message = "issue.series_in_use"};
    if (!series->id()) {
        series->set(number_series::last_number, number);
        return session.store.insert(*series);
    }
    session.store.set_derived(number_series::entity, series->id(), number_series::last_number.name, number);
    return series->id();
}

}  // namespace bottega::documents

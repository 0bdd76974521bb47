#include "core/documents/restored_numbers.hpp"

#include "core/base/text.hpp"
#include "core/documents/number_series.hpp"

#include <map>

namespace bottega::documents {

namespace {

std::vector<Record> all_series(RecordStore& store) {
    return store.run({.entity = std::string(number_series::entity), .order = {{"code", false}, {"year", false}}});
}

// The year's series; where it is not there, the newest of the same code continued into that year.
Result<Record> series_of(RecordStore& store, const LastNumber& wanted) {
    std::optional<Record> model;
    for (Record& series : all_series(store)) {
        if (series.text(number_series::code) != wanted.code) continue;
        if (series.get(number_series::year) == std::int64_t{wanted.year}) return std::move(series);
        model = std::move(series);
    }
    if (!model) return Issue{.message = "issue.no_series_for_year", .args = {"number_series.code." + wanted.code, std::to_string(wanted.year)}};
    Record series = store.blank(number_series::entity);
    copy_shared_fields(*model, series);
    series.set(number_series::year, std::int64_t{wanted.year});
    series.set(number_series::last_number, std::int64_t{0});
    series.clear(number_series::last_date);
    auto created = store.insert(series);
    if (!created.ok()) return created.issues();
    series.set_id(created.value());
    return series;
}

// "{number}/{year}" becomes "{number}/{series}/{year}": the letters need a place in the number.
std::string with_series(const std::string& pattern) {
    if (pattern.find("{series}") != std::string::npos) return pattern;
    const std::size_t end = pattern.find('}', pattern.find("{number"));
    return pattern.substr(0, end + 1) + "/{series}" + pattern.substr(end + 1);
}

}  // namespace

std::vector<LastNumber> last_numbers(RecordStore& store) {
    std::vector<LastNumber> numbers;
    for (const Record& series : all_series(store))
        numbers.push_back({.code = series.text(number_series::code),
                           .year = static_cast<int>(series.get(number_series::year).value_or(0)),
                           .number = series.get(number_series::last_number).value_or(0),
                           .date = series.get(number_series::last_date)});
    return numbers;
}

Result<Done> raise_numbers(Session& session, std::span<const LastNumber> at_least) {
    for (const LastNumber& wanted : at_least) {
        if (wanted.number <= 0) continue;
        auto series = series_of(session.store, wanted);
        if (!series.ok()) return series.issues();
        const Record& found = series.value();
        if (found.get(number_series::last_number).value_or(0) < wanted.number)
            session.store.set_derived(number_series::entity, found.id(), number_series::last_number.name, wanted.number);
        const auto date = found.get(number_series::last_date);
        if (wanted.date && (!date || *date < *wanted.date))
            session.store.set_derived(number_series::entity, found.id(), number_series::last_date.name, *wanted.date);
    }
    return Done{};
}

std::string numbers_text(std::span<const LastNumber> numbers) {
    std::vector<std::string> parts;
    for (const LastNumber& last : numbers)
        parts.push_back(last.code + " " + std::to_string(last.year) + " " + std::to_string(last.number) + (last.date ? " " + last.date->iso() : ""));
    return join(parts, ",");
}

std::vector<LastNumber> numbers_from(std::string_view text) {
    std::vector<LastNumber> numbers;
    for (const std::string& part : split(text, ',')) {
        const auto words = split(part, ' ');
        if (words.size() < 3) continue;
        numbers.push_back({.code = words[0], .year = static_cast<int>(parse_digits(words[1]).value_or(0)),
                           .number = parse_digits(words[2]).value_or(0), .date = words.size() > 3 ? Date::parse_iso(words[3]) : std::nullopt});
    }
    return numbers;
}

Result<Done> number_apart(Session& session, const std::string& letters) {
    std::map<std::string, Record> newest;  // later years continue from it
    for (Record& series : all_series(session.store)) newest.insert_or_assign(series.text(number_series::code), std::move(series));
    for (auto& [code, series] : newest) {
        series.set(number_series::series, series.text(number_series::series) + letters);
        series.set(number_series::pattern, with_series(series.text(number_series::pattern)));
        auto updated = session.store.update(series);
        if (!updated.ok()) return updated.issues();
    }
    return Done{};
}

}  // namespace bottega::documents

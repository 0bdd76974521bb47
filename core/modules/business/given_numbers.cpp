#include "core/modules/business/given_numbers.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/documents/restored_numbers.hpp"
#include "core/modules/business/business_identity.hpp"

namespace bottega::business {

namespace {

// "17;01234567890;;invoice 2026 41 2026-03-16,..."
struct Line {
    std::optional<BusinessIdentity> of;  // none: it does not say
    std::vector<documents::LastNumber> numbers;
};

Line read_line(const std::string& text) {
    const auto parts = split(text, ';');
    if (parts.size() != 4) return {.of = std::nullopt, .numbers = documents::numbers_from(text)};
    return {.of = BusinessIdentity{.record = parts[0], .vat_number = parts[1], .tax_code = parts[2]}, .numbers = documents::numbers_from(parts[3])};
}

bool is_ours(const Line& line, const BusinessIdentity& here) { return !line.of || line.of->is_same_as(here); }

}  // namespace

std::string given_numbers(RecordStore& store) { return given_numbers(store, documents::last_numbers(store)); }

std::string given_numbers(RecordStore& store, std::vector<documents::LastNumber> numbers) {
    std::erase_if(numbers, [](const documents::LastNumber& last) { return last.number <= 0; });
    if (numbers.empty()) return {};
    const BusinessIdentity here = business_identity(store);
    const std::string whose = here.record.empty() ? "" : here.record + ";" + here.vat_number + ";" + here.tax_code + ";";
    return whose + documents::numbers_text(numbers);
}

Result<Done> raise_given_numbers(Session& session, std::string_view lines) {
    const BusinessIdentity here = business_identity(session.store);
    if (documents::last_numbers(session.store).empty()) return Done{};  // there is no series yet that could stand behind them
    for (const std::string& text : split(lines, '\n')) {
        const Line line = read_line(text);
        if (!is_ours(line, here)) continue;
        if (auto raised = documents::raise_numbers(session, line.numbers); !raised.ok()) return raised;
    }
    return Done{};
}

std::string numbers_of_others(RecordStore& store, std::string_view lines) {
    const BusinessIdentity here = business_identity(store);
    auto all = split(lines, '\n');
    std::erase_if(all, [&](const std::string& text) { return text.empty() || is_ours(read_line(text), here); });
    return join(all, "\n");
}

}  // namespace bottega::business

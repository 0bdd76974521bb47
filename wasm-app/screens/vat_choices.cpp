#include "wasm-app/screens/vat_choices.hpp"

#include <algorithm>

#include "core/documents/vat_rate.hpp"

namespace bottega::ui {

namespace rate = documents::vat_rate;

namespace {

std::string code_of(const Record& record) {
    return record.text(rate::exemption_code).empty() ? record.text(rate::code) : record.text(rate::exemption_code);
}

bool has_percent(const Record& record) { return !record.get(rate::percent).value_or(Decimal()).is_zero(); }

// "22 %" says all there is to say of a rate; a reason without VAT needs its name.
std::string words_of(const UiContext& ui, const Record& record) {
    if (has_percent(record)) return ui.locale.percent(*record.get(rate::percent));
    const std::string code = code_of(record);
    return code.empty() ? record.text(rate::name) : code + " · " + record.text(rate::name);
}

bool is_open_on(const Record& record, Date day) {
    const auto from = record.get(rate::valid_from), until = record.get(rate::valid_until);
    return record.get(rate::active).value_or(true) && (!from || *from <= day) && (!until || day <= *until);
}

const Choice* find(const std::vector<Choice>& choices, const std::string& value) {
    const auto found = std::find_if(choices.begin(), choices.end(), [&](const Choice& choice) { return choice.value == value; });
    return found == choices.end() ? nullptr : &*found;
}

}  // namespace

void VatChoices::refresh(const UiContext& ui, Date day) {
    if (day_ == day && text_version_ == ui.text_version()) return;
    day_ = day;
    text_version_ = ui.text_version();
    open_.clear();
    all_.clear();
    codes_.clear();
    for (const Record& record : ui.store().run({.entity = std::string(rate::entity), .order = {{"percent", true}, {"exemption_code", false}, {"code", false}}})) {
        all_.push_back({.value = to_string(record.id()), .text = words_of(ui, record)});
        if (!has_percent(record)) codes_[record.id()] = code_of(record);
        if (is_open_on(record, day)) open_.push_back(all_.back());
    }
}

const std::vector<Choice>& VatChoices::of(std::optional<RecordId> current) {
    if (!current || find(open_, to_string(*current))) return open_;
    with_current_ = open_;
    if (const Choice* known = find(all_, to_string(*current))) with_current_.push_back(*known);
    return with_current_;
}

std::string_view VatChoices::code(std::optional<RecordId> rate) const {
    const auto known = rate ? codes_.find(*rate) : codes_.end();
    return known == codes_.end() ? std::string_view() : std::string_view(known->second);
}

std::string VatChoices::text(std::optional<RecordId> rate) const {
    const Choice* known = rate ? find(all_, to_string(*rate)) : nullptr;
    return known ? known->text : std::string();
}

}  // namespace bottega::ui

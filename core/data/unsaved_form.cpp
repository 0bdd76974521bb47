#include "core/data/unsaved_form.hpp"

#include <algorithm>

namespace bottega {

namespace {

bool follows_from_others(const FieldDef& field) { return field.computed || field.derived || field.formula; }

bool is_filled_in(const FieldDef& field) { return !field.internal && !field.read_only && !follows_from_others(field); }

void take(Record& record, std::size_t index, const std::string& text) {
    const auto value = parse_canonical(record.def().fields[index].type, text, record.currency());
    if (value) record.set_value(index, *value);
}

}  // namespace

TypedFields typed_fields(const Record& record, const Record& before) {
    TypedFields typed;
    for (std::size_t i = 0; i < record.def().fields.size(); ++i)
        if (!follows_from_others(record.def().fields[i]) && !(record.value(i) == before.value(i)))
            typed.emplace_back(record.def().fields[i].name, canonical_text(record.value(i)));
    return typed;
}

// The currency first: amounts are read in it.
void take_typed(Record& record, const TypedFields& fields, std::initializer_list<std::string_view> also) {
    constexpr std::string_view currency = "currency";
    for (const bool takes_currency : {true, false})
        for (const auto& [name, text] : fields) {
            const auto index = record.def().index_of(name);
            if (!index || (name == currency) != takes_currency) continue;
            const bool allowed = is_filled_in(record.def().fields[*index]) || std::find(also.begin(), also.end(), name) != also.end();
            if (allowed) take(record, *index, text);
        }
}

void take_all_typed(Record& record, const Record& blank, const TypedFields& fields) {
    for (std::size_t i = 0; i < record.def().fields.size(); ++i)
        if (is_filled_in(record.def().fields[i])) record.set_value(i, blank.value(i));
    take_typed(record, fields);
}

}  // namespace bottega

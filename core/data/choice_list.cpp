#include "core/data/choice_list.hpp"

#include "core/data/row_codec.hpp"

#include <algorithm>

namespace bottega {

namespace {

Value choice_key_of(const Record& value) {
    return value.text(choice_value::list) + "." + value.text(choice_value::field) + "." + value.text(choice_value::code);
}

const std::vector<std::string>& given_choices(const FieldDef& field) { return field.choice_edits ? field.choice_edits->given : field.choices; }

ChoiceLook look_from(const Record& value) {
    return {.label = value.text(choice_value::label),
            .tone = value.text(choice_value::tone),
            .hidden = value.get(choice_value::hidden).value_or(false),
            .gone = value.get(choice_value::gone).value_or(false),
            .replacement = value.text(choice_value::replacement),
            .percent = value.get(choice_value::percent)};
}

std::optional<Decimal> given_percent(const FieldDef& field, std::string_view choice) {
    const auto& given = given_choices(field);
    const auto at = static_cast<std::size_t>(std::find(given.begin(), given.end(), choice) - given.begin());
    return at < field.proposes.percents.size() ? std::optional(Decimal::from_int(field.proposes.percents[at])) : std::nullopt;
}

// A new record starts with the value that the module meant, or with the first one that is left.
Value initial_of(const ChoiceEdits& edits, const FieldDef& field, const std::vector<std::string>& choices) {
    const auto* given = std::get_if<std::string>(&edits.given_initial);
    if (!given) return edits.given_initial;
    const auto stands = [&](const std::string& choice) {
        const auto look = edits.looks.find(choice);
        return look == edits.looks.end() || (!look->second.hidden && !look->second.gone);
    };
    if (stands(*given)) return *given;
    const auto is_kept = [&](const std::string& choice) { return std::find(field.kept_choices.begin(), field.kept_choices.end(), choice) != field.kept_choices.end(); };
    for (const bool kept : {false, true})
        for (const std::string& choice : choices)
            if (stands(choice) && is_kept(choice) == kept) return choice;
    return edits.given_initial;
}

}  // namespace

EntityDef choice_value_def() {
    return {
        .name = "choice_value",
        .title_field = "label",
        .fields =
            {
                {.name = "list", .required = true, .internal = true},
                {.name = "field", .required = true, .internal = true},
                {.name = "code", .required = true, .maximum_length = 60, .internal = true},
                {.name = "label", .maximum_length = 60},
                {.name = "tone", .type = FieldType::Choice, .choices = {"neutral", "info", "ok", "warn", "bad", "violet", "accent"}},
                {.name = "percent", .type = FieldType::Percent},
                {.name = "place", .type = FieldType::Integer, .required = true, .internal = true},
                {.name = "hidden", .type = FieldType::Flag, .initial = false},
                {.name = "gone", .type = FieldType::Flag, .initial = false},
                {.name = "replacement", .maximum_length = 60, .internal = true},
                {.name = "key", .unique = true, .internal = true, .computed = choice_key_of},
            },
    };
}

ChoiceListing listing_of(const FieldDef& field, const std::vector<Record>& values) {
    ChoiceEdits edits{.given = given_choices(field), .given_initial = field.choice_edits ? field.choice_edits->given_initial : field.initial};
    if (values.empty()) return {.edits = {}, .choices = edits.given, .initial = edits.given_initial};
    std::vector<std::pair<std::int64_t, std::string>> places;
    for (std::size_t i = 0; i < edits.given.size(); ++i) places.emplace_back(static_cast<std::int64_t>(i), edits.given[i]);
    for (const Record& value : values) {
        const std::string code = value.text(choice_value::code);
        const std::int64_t place = value.get(choice_value::place).value_or(0);
        edits.looks[code] = look_from(value);
        const auto known = std::find_if(places.begin(), places.end(), [&](const auto& entry) { return entry.second == code; });
        if (known != places.end()) known->first = place;
        else places.emplace_back(place, code);
    }
    std::stable_sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    ChoiceListing listing;
    for (auto& [place, code] : places) {
        const auto look = edits.looks.find(code);
        if (look == edits.looks.end() || !look->second.gone) listing.choices.push_back(std::move(code));
    }
    listing.initial = initial_of(edits, field, listing.choices);
    listing.edits = std::make_shared<const ChoiceEdits>(std::move(edits));
    return listing;
}

void read_choice_lists(Database& database, Schema& schema) {
    const EntityDef* values = schema.find(choice_value::entity);
    if (!values) return;
    std::map<std::string, std::vector<Record>> lists;
    for (Record& value : select_rows(database, *values, " ORDER BY place, id", {}))
        lists[value.text(choice_value::list) + "." + value.text(choice_value::field)].push_back(std::move(value));
    for (const EntityDef* def : schema.entities())
        for (const FieldDef& field : def->fields) {
            if (field.type != FieldType::Choice || field.list_edit == ListEdit::None) continue;
            const auto edited = lists.find(def->name + "." + field.name);
            if (edited == lists.end() && !field.choice_edits) continue;
            ChoiceListing listing = listing_of(field, edited == lists.end() ? std::vector<Record>() : edited->second);
            schema.edit_choices(def->name, field.name, std::move(listing.edits), std::move(listing.choices), std::move(listing.initial));
        }
}

const ChoiceLook* look_of(const FieldDef& field, std::string_view choice) {
    if (!field.choice_edits) return nullptr;
    const auto found = field.choice_edits->looks.find(choice);
    return found == field.choice_edits->looks.end() ? nullptr : &found->second;
}

bool is_offered(const FieldDef& field, std::string_view choice) {
    const ChoiceLook* look = look_of(field, choice);
    return std::find(field.choices.begin(), field.choices.end(), choice) != field.choices.end() && !(look && look->hidden);
}

std::string choice_now(const FieldDef& field, std::string choice) {
    constexpr int longest_chain = 50;
    for (int step = 0; step < longest_chain; ++step) {
        const ChoiceLook* look = look_of(field, choice);
        if (!look || !look->gone || look->replacement.empty()) return choice;
        choice = look->replacement;
    }
    return choice;
}

std::optional<Decimal> choice_percent(const FieldDef& field, std::string_view choice) {
    const ChoiceLook* look = look_of(field, choice);
    return look && look->percent ? look->percent : given_percent(field, choice);
}

bool is_proposed(const FieldDef& field, std::string_view choice, std::optional<Decimal> percent) {
    return percent && (percent == choice_percent(field, choice) || percent == given_percent(field, choice));
}

}  // namespace bottega

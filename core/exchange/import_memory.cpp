#include "core/exchange/import_memory.hpp"

#include "core/base/text.hpp"
#include "core/exchange/crc32.hpp"
#include "core/exchange/import_target.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace bottega {

namespace {

using Json = nlohmann::json;

constexpr std::array known_rows = {"overwrite", "merge", "skip"};      // in the order of KnownRows
constexpr std::array date_orders = {"ymd", "dmy", "mdy"};              // in the order of DateOrder

std::vector<std::string> sorted_headers(const std::vector<std::string>& headers) {
    std::vector<std::string> sorted;
    for (const std::string& header : headers) sorted.push_back(fold(header));
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

template<std::size_t N>
std::size_t place_of(const std::array<const char*, N>& words, const std::string& word) {
    return static_cast<std::size_t>(std::find(words.begin(), words.end(), word) - words.begin());
}

Json written(const ColumnTarget& column) {
    return {{"to", column.field},
            {"sign", column.decimal_sign == DecimalSign::Comma ? "," : "."},
            {"dates", date_orders[static_cast<std::size_t>(column.date_order)]},
            {"creates", column.creates},
            {"html", column.is_html},
            {"named", column.with_header}};
}

void take_over(const Json& from, const ColumnProfile& profile, const Schema& schema, const EntityDef& def, ColumnTarget& column) {
    const std::string field = from.value("to", "");
    const bool is_known = field.empty() || field == attached_file || find_import_target(schema, def, field);
    if (!is_known) return;
    column.field = field;
    column.decimal_sign = profile.decimal_sign(from.value("sign", ".") == "," ? DecimalSign::Comma : DecimalSign::Point);
    if (const std::size_t order = place_of(date_orders, from.value("dates", "")); order < date_orders.size())
        column.date_order = profile.date_order(static_cast<DateOrder>(order));
    const auto target = find_import_target(schema, def, field);
    column.creates = from.value("creates", false) && target && !target->comes_along && missing_record_values(def, *target->field);
    column.is_html = from.value("html", false);
    column.with_header = from.value("named", false);
}

}  // namespace

std::string remembered_plan_setting(const std::string& entity, const std::vector<std::string>& headers) {
    Crc32 sum;
    sum.add(join(sorted_headers(headers), "\x1f"));
    return "import." + entity + "." + std::to_string(sum.value());
}

std::string remember_plan(const ImportPlan& plan, const std::vector<std::string>& headers) {
    Json columns = Json::object();
    for (std::size_t i = 0; i < headers.size() && i < plan.columns.size(); ++i) columns[fold(headers[i])].push_back(written(plan.columns[i]));
    Json defaults = Json::array();
    for (const auto& [field, text] : plan.defaults) defaults.push_back({field, text});
    const Json remembered = {{"headers", sorted_headers(headers)},
                             {"columns", columns},
                             {"keys", plan.keys},
                             {"known", known_rows[static_cast<std::size_t>(plan.known_rows)]},
                             {"empty", plan.empty_word},
                             {"later", plan.later_rows_win},
                             {"defaults", defaults}};
    return remembered.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool recall_plan(std::string_view remembered, const std::vector<std::string>& headers, const std::vector<ColumnProfile>& profiles,
                 const Schema& schema, ImportPlan& plan) {
    try {
        Json json = Json::parse(remembered, nullptr, false);
        if (!json.is_object() || json.at("headers").get<std::vector<std::string>>() != sorted_headers(headers)) return false;
        const EntityDef& def = schema.entity(plan.entity);
        ImportPlan recalled = plan;
        for (std::size_t i = 0; i < headers.size(); ++i) {
            Json& columns = json.at("columns").at(fold(headers[i]));
            if (columns.empty()) return false;
            take_over(columns.front(), profiles[i], schema, def, recalled.columns[i]);
            columns.erase(columns.begin());  // of two columns with one name the second finds its own
        }
        recalled.keys.clear();
        for (const FieldDef* key : key_fields(def))
            for (const Json& one : json.at("keys"))
                if (one == key->name) recalled.keys.push_back(key->name);
        if (const std::size_t how = place_of(known_rows, json.value("known", "")); how < known_rows.size()) recalled.known_rows = static_cast<KnownRows>(how);
        recalled.empty_word = json.value("empty", recalled.empty_word);
        recalled.later_rows_win = json.value("later", false);
        for (const Json& given : json.at("defaults")) {
            const auto field = given.at(0).get<std::string>();
            const bool is_given = std::any_of(plan.defaults.begin(), plan.defaults.end(), [&](const auto& one) { return one.first == field; });
            if (!is_given && def.has(field)) recalled.defaults.emplace_back(field, given.at(1).get<std::string>());
        }
        plan = std::move(recalled);
        return true;
    } catch (const Json::exception&) {
        return false;  // what another version wrote
    }
}

}  // namespace bottega

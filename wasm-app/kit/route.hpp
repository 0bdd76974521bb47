#pragma once

// A place in the program, as the address bar says it: "#/accounts", "#/accounts/<id>", "#/quotes/new?account=<id>",
// "#/invoices?payment_state=overdue&due_on.lt=2026-03-14", "#/import", "#/" for the dashboard.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/record_id.hpp"
#include "core/data/query.hpp"
#include "core/data/schema.hpp"

namespace bottega::ui {

struct Route {
    std::string place = {};  // "accounts"; empty: the dashboard
    std::string item = {};   // a record id, "new", or empty
    std::vector<std::pair<std::string, std::string>> parameters = {};

    [[nodiscard]] RecordId record() const;  // none where the item is no id
    [[nodiscard]] bool is_new() const { return item == "new"; }
    [[nodiscard]] std::string_view parameter(std::string_view name) const;
    void set_parameter(std::string_view name, std::string value);  // an empty value removes it
    bool operator==(const Route&) const = default;
};

[[nodiscard]] Route parse_route(std::string_view fragment);
[[nodiscard]] std::string format_route(const Route& route);

// Conditions and sorting of a list, as parameters: "state=draft", "state.in=draft,sent", "due_on.lt=2026-03-14",
// "customer.city.contains=bari", "order=-due_on,total", "search=rossi", "filter=overdue" (a quick filter, by its name).
// What they cannot say is one filter, "where=" (core/data/filter_json).
void put_query(Route& route, const Query& query);
[[nodiscard]] Query query_of(const Route& route, const Schema& schema, const EntityDef& def);
// Nothing where the address asks with "where=" what the entity cannot answer: then it is passed over.
[[nodiscard]] std::optional<Filter> where_of(const Route& route, const Schema& schema, const EntityDef& def);

// Values that a new record starts with, by field name in canonical text: "#/contacts/new?account=<id>".
void inherit(Route& route, std::string_view field, const Value& value);

}  // namespace bottega::ui

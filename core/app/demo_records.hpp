#pragma once

#include "core/data/session.hpp"

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace bottega::demo {

// Everything the story of the demo business is told with, by the names in assets/demo/<country>.json.
struct Cast {
    std::string country;
    std::vector<RecordId> customers;  // domestic companies and private persons, in the order of the file
    RecordId abroad = {};             // the customer in another country of the Union
    RecordId abroad_rate = {};        // of what is delivered there
    std::map<std::string, RecordId> accounts;
    std::map<std::string, RecordId> people;
    std::map<std::string, RecordId> folders;  // of accounts, by what they are
    std::vector<RecordId> goods;     // still sold
    std::vector<RecordId> services;  // by the hour or by the piece
};

// The value of a write that cannot be refused, unless the demo data is wrong.
RecordId must(Result<RecordId> written);

// The business with its people, categories, products, accounts and contacts.
[[nodiscard]] Cast create_cast(Session& session, const std::string& country, const nlohmann::json& script);
// A customer or supplier with its contacts, by a row as in "accounts" of the file.
RecordId create_account(Session& session, const nlohmann::json& row, Cast& cast);
void create_opportunities(Session& session, const Cast& cast, const nlohmann::json& script);

}  // namespace bottega::demo

#pragma once

#include "core/data/entity_def.hpp"
#include "core/data/session.hpp"

namespace bottega::crm {

// What somebody asked for through the public form of the kiosk: kept as it was sent, until the owner makes it a note
// of an account or puts it aside.
namespace request {
inline constexpr std::string_view entity = "request";
inline constexpr Field<std::string> name{"name"};
inline constexpr Field<std::string> email{"email"};
inline constexpr Field<std::string> phone{"phone"};
inline constexpr Field<std::string> text{"text"};
inline constexpr Field<bool> consent{"consent"};
inline constexpr Field<std::string> consent_text{"consent_text"};  // what was agreed to, as it stood there
inline constexpr Field<Timestamp> received_at{"received_at"};
inline constexpr Field<std::string> state{"state"};  // new, filed, dismissed
inline constexpr Field<RecordId> account{"account"};
inline constexpr Field<RecordId> note{"note"};
}  // namespace request

[[nodiscard]] EntityDef request_def();

// The label of the command that sends a request: the only one that a kiosk runs.
inline constexpr std::string_view send_request = "crm.send_request";

struct RequestInput {
    std::string name, email, phone, text;
    bool consent = false;
    std::string consent_text;
};
// Every reason why it cannot be sent: no name, no way to answer, nothing asked, no consent.
[[nodiscard]] Issues why_not_sendable(const RequestInput& input);
[[nodiscard]] Result<RecordId> submit_request(Session& session, const RequestInput& input);

// How many wait for an answer.
[[nodiscard]] std::int64_t new_requests(RecordStore& store);

// The accounts whose e-mail or phone, or that of one of their contacts, is the sender's.
[[nodiscard]] std::vector<RecordId> accounts_of_sender(RecordStore& store, const Record& request);
// The request becomes a note of the account; without one a new customer is made of the sender. Gives the account.
[[nodiscard]] Result<RecordId> file_request(Session& session, RecordId request, std::optional<RecordId> account);
[[nodiscard]] Result<RecordId> dismiss_request(Session& session, RecordId request);

}  // namespace bottega::crm

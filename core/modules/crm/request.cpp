#include "core/modules/crm/request.hpp"

#include "core/base/fiscal_id.hpp"
#include "core/base/phone.hpp"
#include "core/base/text.hpp"
#include "core/modules/crm/account.hpp"
#include "core/modules/crm/note.hpp"

#include <algorithm>

namespace bottega::crm {

namespace {

FieldDef kept(FieldDef field) {
    field.read_only = true;
    return field;
}

Issue missing(std::string_view field) { return {.field = std::string(field), .message = "issue.required"}; }

// Only the columns that tell: there may be a hundred thousand accounts.
void find_sender(Database& database, const char* sql, const Record& request, std::vector<RecordId>& found) {
    const std::string email = fold(request.text(request::email)), phone = phone_key(request.text(request::phone));
    Statement rows(database, sql);
    while (rows.step()) {
        const bool by_mail = !email.empty() && fold(rows.text_view(1)) == email;
        const bool by_phone = !phone.empty() && (phone_key(rows.text_view(2)) == phone || phone_key(rows.text_view(3)) == phone);
        if (!by_mail && !by_phone) continue;
        const RecordId account{rows.integer(0)};
        if (std::find(found.begin(), found.end(), account) == found.end()) found.push_back(account);
    }
}

std::optional<Issue> why_not_open(const std::optional<Record>& request) {
    if (!request) return Issue{.message = "issue.record_gone"};
    if (request->text(request::state) != "new") return Issue{.field = "state", .message = "issue.request_done"};
    return std::nullopt;
}

Result<RecordId> customer_from(Session& session, const Record& request) {
    Record account = session.store.proposal(account::entity);
    account.set(account::name, request.text(request::name));
    account.set(account::kind, std::string("person"));
    account.set(account::email, request.text(request::email));
    account.set(account::phone, request.text(request::phone));
    return session.store.insert(std::move(account));
}

}  // namespace

EntityDef request_def() {
    return {
        .name = "request",
        .title_field = "name",
        .fields =
            {
                kept({.name = "name", .required = true, .searchable = true, .listed = true}),
                kept({.name = "email", .searchable = true, .listed = true, .format = TextFormat::Email}),
                kept({.name = "phone", .searchable = true, .listed = true, .format = TextFormat::Phone}),
                kept({.name = "received_at", .type = FieldType::Timestamp, .required = true, .listed = true}),
                kept({.name = "state",
                      .type = FieldType::Choice,
                      .choices = {"new", "filed", "dismissed"},
                      .initial = "new",
                      .required = true,
                      .listed = true,
                      .list_edit = ListEdit::Looks}),
                kept({.name = "text", .type = FieldType::LongText, .required = true, .searchable = true}),
                kept({.name = "consent", .type = FieldType::Flag, .required = true}),
                kept({.name = "consent_text", .type = FieldType::LongText}),
                kept({.name = "account", .type = FieldType::Reference, .target = "account"}),
                kept({.name = "note", .type = FieldType::Reference, .target = "note"}),
            },
        .order = "-received_at",
    };
}

Issues why_not_sendable(const RequestInput& input) {
    Issues issues;
    if (trim(input.name).empty()) issues.push_back(missing("name"));
    const std::string_view email = trim(input.email);
    if (email.empty() && phone_key(input.phone).empty())
        issues.push_back({.field = trim(input.phone).empty() ? "email" : "phone", .message = "issue.request_without_answer"});
    else if (const auto wrong = email.empty() ? std::nullopt : why_not_email(email))
        issues.push_back({.field = "email", .message = std::string(*wrong)});
    if (trim(input.text).empty()) issues.push_back(missing("text"));
    if (!input.consent) issues.push_back({.field = "consent", .message = "issue.request_without_consent"});
    return issues;
}

Result<RecordId> submit_request(Session& session, const RequestInput& input) {
    if (Issues issues = why_not_sendable(input); !issues.empty()) return issues;
    Record record = session.store.blank(request::entity);
    record.set(request::name, input.name);
    record.set(request::email, input.email);
    record.set(request::phone, input.phone);
    record.set(request::text, input.text);
    record.set(request::consent, input.consent);
    record.set(request::consent_text, input.consent_text);
    record.set(request::received_at, session.now);
    return session.store.insert(std::move(record));
}

std::int64_t new_requests(RecordStore& store) {
    return store.count({.entity = std::string(request::entity), .conditions = {{"state", Comparison::Equal, {std::string("new")}}}});
}

std::vector<RecordId> accounts_of_sender(RecordStore& store, const Record& request) {
    std::vector<RecordId> found;
    find_sender(store.database(), "SELECT id, email, phone, mobile FROM account", request, found);
    find_sender(store.database(), "SELECT account, email, phone, mobile FROM contact WHERE account IS NOT NULL", request, found);
    return found;
}

Result<RecordId> file_request(Session& session, RecordId id, std::optional<RecordId> account) {
    auto found = session.store.find(request::entity, id);
    if (auto refusal = why_not_open(found)) return *refusal;
    if (!account) {
        auto made = customer_from(session, *found);
        if (!made.ok()) return made;
        account = made.value();
    }
    Record note = session.store.blank(note::entity);
    note.set(note::title, found->text(request::name));
    note.set(note::account, *account);
    note.set(note::written_on, found->get(request::received_at)->date());
    note.set(note::text, found->text(request::text));
    auto written = session.store.insert(std::move(note));
    if (!written.ok()) return written;
    found->set(request::state, std::string("filed"));
    found->set(request::account, *account);
    found->set(request::note, written.value());
    if (auto filed = session.store.update(std::move(*found)); !filed.ok()) return filed;
    return *account;
}

Result<RecordId> dismiss_request(Session& session, RecordId id) {
    auto found = session.store.find(request::entity, id);
    if (auto refusal = why_not_open(found)) return *refusal;
    found->set(request::state, std::string("dismissed"));
    return session.store.update(std::move(*found));
}

}  // namespace bottega::crm

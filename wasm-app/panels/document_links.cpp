#include "wasm-app/panels/document_links.hpp"

#include "core/documents/document_fields.hpp"
#include "core/modules/crm/account.hpp"
#include "core/modules/crm/contact.hpp"
#include "wasm-app/screens/kept_records.hpp"

namespace bottega::ui {

namespace document = documents::document;

std::string mail_address_of(RecordStore& store, const Record& header) {
    if (const auto id = header.get(document::contact))
        if (const auto contact = store.find(crm::contact::entity, *id); contact && !contact->text(crm::contact::email).empty())
            return contact->text(crm::contact::email);
    const auto id = header.get(document::customer);
    const auto account = id ? store.find(crm::account::entity, *id) : std::nullopt;
    return account ? account->text(crm::account::email) : std::string();
}

void make_and_open(const UiContext& ui, std::string label, std::string entity,
                   std::function<Result<RecordId>(Session&)> make, std::string done_text) {
    ui.run({.label = std::move(label),
            .run = [make = std::move(make)](Session& session, const Answers&) { return make(session); },
            .done = [&navigation = ui.navigation, entity = std::move(entity)](RecordId id) {
                kept_records().changed(id);
                navigation.open_record(entity, id);
            },
            .done_text = std::move(done_text)});
}

}  // namespace bottega::ui

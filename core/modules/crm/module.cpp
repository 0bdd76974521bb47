#include "core/modules/crm/module.hpp"

#include "core/data/folders.hpp"
#include "core/modules/crm/account.hpp"
#include "core/modules/crm/contact.hpp"
#include "core/modules/crm/note.hpp"
#include "core/modules/crm/opportunity.hpp"
#include "core/modules/crm/request.hpp"

namespace bottega::crm {

void add_entities(Schema& schema) {
    schema.add(folder_def(std::string(account::folders)));
    schema.add(account_def());
    schema.add(contact_def());
    schema.add(opportunity_def());
    schema.add(note_def());
    schema.add(request_def());
}

std::vector<Migration> migrations() { return {}; }

}  // namespace bottega::crm

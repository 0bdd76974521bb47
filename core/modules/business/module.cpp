#include "core/modules/business/module.hpp"

#include "core/data/choice_list.hpp"
#include "core/data/command_author.hpp"
#include "core/data/custom_field.hpp"
#include "core/data/field_rule.hpp"
#include "core/data/form_layout.hpp"
#include "core/data/history.hpp"
#include "core/data/merged_record.hpp"
#include "core/data/not_duplicate.hpp"
#include "core/data/saved_view.hpp"
#include "core/data/seal_chain.hpp"
#include "core/modules/business/business.hpp"
#include "core/modules/business/payment_method.hpp"
#include "core/modules/business/payment_term.hpp"
#include "core/modules/business/person.hpp"

namespace bottega::business {

void add_entities(Schema& schema) {
    schema.add(payment_method_def());
    schema.add(payment_term_def());
    schema.add(person_def());
    schema.add(business_def());
    schema.add(saved_view_def());
    schema.add(seal_link_def());
    schema.add(field_rule_def());
    schema.add(form_layout_def());
    schema.add(custom_field_def());
    schema.add(choice_value_def());
    schema.add(not_duplicate_def());
    schema.add(merged_record_def());
}

std::vector<Migration> migrations() {
    return {{"business: commands say whose they are", add_command_author},
            {"business: commands say which one they take back", History::prepare_undo}};
}

}  // namespace bottega::business

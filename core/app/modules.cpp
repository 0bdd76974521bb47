#include "core/app/modules.hpp"

#include "core/documents/module.hpp"
#include "core/files/module.hpp"
#include "core/modules/business/module.hpp"
#include "core/modules/crm/module.hpp"
#include "core/modules/catalog/module.hpp"
#include "core/modules/sales/module.hpp"
#include "core/modules/billing/module.hpp"

#include <iterator>

namespace bottega {

namespace {

struct Module {
    void (*add_entities)(Schema&);
    std::vector<Migration> (*migrations)();
};

// THE list. A module may use only those that stand before it; tools/check_includes.py reads the order here.
const Module modules[] = {
    {files::add_entities, files::migrations},
    {documents::add_entities, documents::migrations},
    {business::add_entities, business::migrations},
    {crm::add_entities, crm::migrations},
    {catalog::add_entities, catalog::migrations},
    {sales::add_entities, sales::migrations},
    {billing::add_entities, billing::migrations},
};

}  // namespace

Schema all_entities() {
    Schema schema;
    for (const Module& module : modules) module.add_entities(schema);
    return schema;
}

std::vector<Migration> all_migrations() {
    std::vector<Migration> all;
    for (const Module& module : modules) {
        auto some = module.migrations();
        std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    return all;
}

}  // namespace bottega

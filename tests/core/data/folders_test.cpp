#include "core/data/folders.hpp"

#include "core/data/undo.hpp"
#include "core/files/files_of_record.hpp"
#include "core/modules/crm/account.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

#include <functional>

using namespace bottega;

namespace {

struct FolderShop : test::Shop {
    const EntityDef& accounts = store.schema().entity(crm::account::entity);

    Result<RecordId> insert(const std::string& name, RecordId inside) {
        Record folder = store.blank(crm::account::folders);
        folder.set_value("name", name);
        if (inside) folder.set_value("parent", inside);
        return store.insert(std::move(folder));
    }
    RecordId add(const std::string& name, RecordId inside = {}) { return insert(name, inside).value(); }
    RecordId add_account(const std::string& name, RecordId folder) {
        const RecordId id = add_customer(name);
        Record account = find(crm::account::entity, id);
        account.set(crm::account::folder, folder);
        return store.update(std::move(account)).value();
    }
    RecordId folder_of(RecordId account) { return find(crm::account::entity, account).get(crm::account::folder).value_or(RecordId{}); }
    std::string tree() {
        std::string text;
        for (const Folder& folder : folders_of(store, accounts).list)
            text += std::string(static_cast<std::size_t>(folder.level), '-') + folder.name + " " + std::to_string(folder.own) + "/" + std::to_string(folder.all) + " ";
        return text;
    }
};

}  // namespace

TEST_CASE("folders stand in a tree by name, and count the records in them") {
    FolderShop shop;
    const RecordId south = shop.add("Sud"), north = shop.add("nord");
    const RecordId puglia = shop.add("Puglia", south);
    shop.add("Àncona", south);
    shop.add_account("Rossi", puglia);
    shop.add_account("Verdi", south);
    shop.add_account("Neri", north);
    shop.add_customer("Bianchi");

    CHECK(shop.tree() == "-nord 1/1 -Sud 1/2 --Àncona 0/0 --Puglia 1/1 ");
    const Folders folders = folders_of(shop.store, shop.accounts);
    CHECK(folders.records == 4);
    CHECK(folders.without == 1);
    CHECK(folders.path(puglia) == "Sud / Puglia");
    const auto count = [&](RecordId folder, FolderScope scope) {
        return shop.store.count({.entity = "account", .conditions = {lies_in(folders, shop.accounts, folder, scope)}});
    };
    CHECK(count(south, FolderScope::WithInner) == 2);
    CHECK(count(south, FolderScope::Only) == 1);
    CHECK(count({}, FolderScope::WithInner) == 1);
}

TEST_CASE("a fifth level is refused, however it comes about, and so is a circle") {
    FolderShop shop;
    const RecordId a = shop.add("A"), b = shop.add("B", a), c = shop.add("C", b), d = shop.add("D", c);
    const Issues too_deep = {{.field = "parent", .message = "issue.too_many_levels", .args = {"4"}}};
    CHECK(shop.insert("E", d).issues() == too_deep);

    const RecordId other = shop.add("Altro"), inner = shop.add("Interno", other);
    CHECK(move_folder(shop.session, crm::account::folders, other, c).issues() == too_deep);
    CHECK(move_folder(shop.session, crm::account::folders, inner, c).ok());
    CHECK(move_folder(shop.session, crm::account::folders, a, inner).issues() == Issues{{.field = "parent", .message = "issue.reference_circle"}});
    CHECK(move_folder(shop.session, crm::account::folders, a, a).issues() == Issues{{.field = "parent", .message = "issue.reference_circle"}});
    CHECK(move_folder(shop.session, crm::account::folders, b, {}).ok());
    CHECK(shop.insert("E", d).ok());
}

TEST_CASE("a folder that was there before the limit may be renamed, not pushed deeper") {
    FolderShop shop;
    const RecordId d = shop.add("D", shop.add("C", shop.add("B", shop.add("A"))));
    shop.database.execute("INSERT INTO account_folder (id, name, parent) VALUES (900, 'E', " + to_string(d) + ")");
    Record deep = shop.find(crm::account::folders, RecordId{900});
    deep.set_value("name", std::string("Eta"));
    CHECK(shop.store.update(deep).ok());
    CHECK(shop.tree() == "-A 0/0 --B 0/0 ---C 0/0 ----D 0/0 -----Eta 0/0 ");
}

TEST_CASE("what a deleted folder held moves up, and undo brings everything back") {
    FolderShop shop;
    const RecordId south = shop.add("Sud"), puglia = shop.add("Puglia", south), bari = shop.add("Bari", puglia);
    const RecordId rossi = shop.add_account("Rossi", puglia), verdi = shop.add_account("Verdi", bari);
    const std::string before = shop.tree();
    const auto command = [&](const std::function<Result<RecordId>()>& work) {
        shop.store.history().start_command(shop.store.next_id(), "ui.folders.remove", shop.session.now);
        REQUIRE(work().ok());
    };
    const auto remove = [&](RecordId folder) {
        command([&]() -> Result<RecordId> {
            REQUIRE(empty_folder(shop.session, crm::account::folders, folder).ok());
            return files::remove_with_files(shop.session, crm::account::folders, folder);
        });
    };
    remove(puglia);
    CHECK(shop.tree() == "-Sud 1/2 --Bari 1/1 ");
    CHECK(shop.folder_of(rossi) == south);
    CHECK(shop.folder_of(verdi) == bari);
    remove(south);
    CHECK(shop.tree() == "-Bari 1/1 ");
    CHECK(shop.folder_of(rossi) == RecordId{});
    for (int step = 0; step < 2; ++step) command([&] { return reverse_step(shop.session, next_undo(shop.database)->command); });
    CHECK(shop.tree() == before);
    CHECK(shop.folder_of(rossi) == puglia);
}

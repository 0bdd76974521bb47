// Every screen and every dialog that a button or a menu of it opens, in three languages and four widths: nothing of ours is
// cut off, no two controls lie on one place, every control has its name and can be reached.
#include "tests/ui/support/app_world.hpp"
#include "tests/ui/walk/faults.hpp"

#include <doctest/doctest.h>

#include "core/documents/save_document.hpp"
#include "core/modules/billing/order_to_invoice.hpp"
#include "core/modules/billing/payment.hpp"
#include "core/modules/sales/quote_to_order.hpp"
#include "wasm-app/panels/panels.hpp"

using namespace bottega;
using test::AppWorld;
using test::Role;

namespace {

struct Size {
    float width, height;
};
constexpr Size desk{1440, 900}, tablet{1024, 768}, phone{390, 844}, narrowest{320, 640};  // the last: a phone with large text

// Something of everything, with names as long as they come.
void fill(test::Shop& shop) {
    const RecordId customer = shop.add_customer("Officine Meccaniche Fratelli Rossi & Figli di Rossi Giancarlo s.n.c.");
    RecordId folder;
    for (const char* name : {"Clienti", "Manutenzioni programmate di impianti", "Province dell'Italia meridionale", "Bari"}) {
        Record inner = shop.store.blank("account_folder");
        inner.set_value("name", std::string(name));
        if (folder) inner.set_value("parent", folder);
        folder = shop.store.insert(std::move(inner)).value();
    }
    shop.add_product("TRA-18", "Trapano avvitatore a percussione con due batterie al litio", "129.90");
    shop.add_opportunity(customer, "Ristrutturazione completa dell'officina di Sesto San Giovanni", "125000");
    shop.add_quote(customer, {shop.line("quote", "Trapano avvitatore a percussione", "3", "12345.678901", "20+10")});
    shop.add_quote(customer, {shop.line("quote", "Compressore", "1", "999999.99")}, "sent");
    shop.add_quote(customer, {shop.line("quote", "Banco da lavoro", "2", "450")}, "accepted");
    shop.add_invoice(customer, "1234.56");
    shop.add_issued_invoice(customer, "1234567.89");
    Record contact = shop.store.blank("contact");
    contact.set_value("name", std::string("Maria Antonietta De Benedictis"));
    contact.set_value("account", customer);
    REQUIRE(shop.store.insert(std::move(contact)).ok());
    const RecordId ordered = shop.add_quote(customer, {shop.line("quote", "Montaggio", "4", "75.50")}, "accepted");
    REQUIRE(sales::convert_quote_to_order(shop.session, ordered).ok());
    REQUIRE(billing::record_payment(shop.session, {.account = customer, .amount = shop.euro("1500.00"), .date = shop.session.today}).ok());
}

// The addresses of the whole program: every list, its first record and a new one, and every place of its own.
std::vector<std::string> all_addresses(RecordStore& store) {
    std::vector<std::string> addresses = {"#/", "#/import", "#/settings", "#/settings?part=documents", "#/settings?part=data", "#/settings?part=program", "#/health",
                                          "#/changes", "#/trash", "#/duplicates", "#/rules", "#/fields", "#/form", "#/form?of=quote", "#/lists", "#/businesses", "#/about"};
    const ui::Registry registry = ui::all_panels();
    for (const ui::EntityUi& look : registry.entities()) {
        if (look.route.empty()) continue;
        addresses.push_back("#/" + look.route);
        addresses.push_back("#/" + look.route + "/new");
        const std::string& folder_field = store.schema().entity(look.entity).folder_field;
        if (!folder_field.empty()) addresses.push_back("#/" + look.route + "?in_folder=none");
        const auto folders = folder_field.empty() ? std::vector<RecordId>() : store.ids({.entity = store.schema().entity(look.entity).field(folder_field).target});
        if (!folders.empty()) addresses.push_back("#/" + look.route + "?in_folder=" + to_string(folders.front()));
        const auto ids = store.ids({.entity = look.entity});
        if (!ids.empty()) addresses.push_back("#/" + look.route + "/" + to_string(ids.front()));
    }
    return addresses;
}

class Walk {
public:
    Walk(Size size, const std::string& language) : world_(size.width, size.height, language), width_(size.width) {
        fill(world_.shop);
        language_ = language;
        name_ = language + " " + std::to_string(static_cast<int>(size.width));
        static_cast<void>(cut_.ours(world_.frame->context().catalogue));
    }

    void through_all_screens() {
        for (const std::string& address : all_addresses(world_.store())) {
            world_.go(address);
            CHECK(world_.host.location == address);
            CHECK(world_.probe->count(Role::Heading) > 0);
            CHECK_FALSE(world_.probe->has_text(world_.frame->context().text("ui.nowhere")));
            CHECK_MESSAGE(world_.probe->count(Role::AlertDialog) == 0, address << ": " << world_.probe->outline());
            look(address);
        }
    }

    // And everything that opens there at the press of a button; what stands on every page is pressed on the first.
    void through_all_dialogs() {
        std::set<std::string> of_every_page;
        for (const std::string& address : all_addresses(world_.store())) {
            go_back_to(address);
            for (const std::string& button : names_of(Role::Button))
                if (of_every_page.count(button) == 0) open(address, button);
            if (!of_every_page.empty()) continue;
            go_back_to(address);
            for (const std::string& button : buttons_of_top_bar()) of_every_page.insert(button);
        }
    }

    [[nodiscard]] const std::set<std::string>& faults() const { return faults_; }

private:
    void look(const std::string& where) {
        const auto note = [&](const std::set<std::string>& found) {
            for (const std::string& fault : found) faults_.insert(name_ + " " + where + ": " + fault);
        };
        std::set<std::string> cut;
        for (const std::string& text : cut_.ours(world_.frame->context().catalogue)) cut.insert("cut: " + text);
        note(cut);
        note(test::misplaced_controls(width_));
    }

    void open(const std::string& address, const std::string& button) {
        go_back_to(address);
        if (!press(Role::Button, button)) return;
        look(address + " > " + button);
        if (world_.probe->count(Role::Menu) == 0) return;
        for (const std::string& entry : names_of(Role::MenuItem)) {
            go_back_to(address);
            if (press(Role::Button, button) && press(Role::MenuItem, entry)) look(address + " > " + button + " > " + entry);
        }
    }

    bool press(Role role, const std::string& name) {
        if (!world_.probe->has(role, name) || !world_.probe->enabled(role, name)) return false;
        world_.probe->click(role, name);
        world_.probe->settle();
        return true;
    }

    void go_back_to(const std::string& address) {
        for (int closed = 0; closed < 3; ++closed) world_.probe->press(ImGuiKey_Escape);
        world_.in_language(language_);
        world_.go(address);
    }

    static std::vector<std::string> buttons_of_top_bar() {
        std::set<ui::mirror::Id> bars;
        std::vector<std::string> names;
        for (const ui::mirror::NodeView& node : ui::mirror::nodes()) {
            if (node.role == Role::Banner) bars.insert(node.id);
            if (node.role == Role::Button && bars.count(node.parent) > 0) names.emplace_back(node.name);
        }
        return names;
    }

    static std::vector<std::string> names_of(Role role) {
        std::set<std::string> names;
        for (const ui::mirror::NodeView& node : ui::mirror::nodes())
            if (node.role == role && (node.state & ui::mirror::state::disabled) == 0) names.insert(std::string(node.name));
        return {names.begin(), names.end()};
    }

    test::CutTexts cut_;
    AppWorld world_;
    float width_;
    std::string language_, name_;
    std::set<std::string> faults_;
};

std::string lines(const std::set<std::string>& faults) {
    std::string text;
    for (const std::string& fault : faults) text += fault + "\n";
    return text;
}

}  // namespace

TEST_CASE("every screen is whole in every language and width") {
    for (const char* language : {"it", "ro", "en"})
        for (const Size size : {desk, tablet, phone, narrowest}) {
            Walk walk(size, language);
            walk.through_all_screens();
            CHECK_MESSAGE(walk.faults().empty(), lines(walk.faults()));
        }
}

TEST_CASE("every dialog is whole, on a tablet and on a phone") {
    const auto go_through = [](Size size, const char* language) {
        Walk walk(size, language);
        walk.through_all_dialogs();
        CHECK_MESSAGE(walk.faults().empty(), lines(walk.faults()));
    };
    go_through(tablet, "it");
    for (const char* language : {"it", "ro", "en"}) go_through(phone, language);
}

// What compares with a value of a list of choices, when another takes the place of the value.

#include "core/base/text.hpp"
#include "core/data/choice_list_edit.hpp"
#include "core/data/custom_field.hpp"
#include "core/data/field_rule.hpp"
#include "core/data/filter_json.hpp"
#include "core/data/form_layout.hpp"
#include "core/data/saved_view.hpp"
#include "core/data/undo.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;

namespace {

const ListPlace compared_list{"opportunity", "stage"};

// A shop whose form, rules, views and formulas of opportunities ask for a stage.
struct ConditionShop : test::Shop {
    RecordId rossi = add_customer("Rossi"), sale = add_opportunity(rossi, "Cancello", "1000");
    RecordId formula, view, other_view;

    ConditionShop() {
        step([&] {
            Record opportunity = find("opportunity", sale);
            opportunity.set_value("stage", std::string("proposal"));
            opportunity.set_value("probability", Decimal::from_int(50));
            return store.update(std::move(opportunity));
        });
        step([&] {
            Record field = store.blank(custom_field::entity);
            field.set(custom_field::list, std::string("opportunity"));
            field.set(custom_field::label, std::string("Avviso"));
            field.set(custom_field::kind, std::string("formula"));
            field.set(custom_field::formula, std::string("if(\"proposal\" = {stage} ; \"proposal\"; \"\")"));
            field.set(custom_field::result, std::string("text"));
            auto added = save_custom_field(session, std::move(field));
            formula = added.value();
            return added;
        });
        step([&] { return set_mandatory_when(session, "opportunity", "source", FormulaCondition("{stage} = \"proposal\"")); });
        step([&] {
            FormLayout form = usual_form(def());
            for (FormField& field : form.tabs[0].sections[0].fields)
                if (field.name == "source") field.shown_when = FormulaCondition("not({stage} <> \"proposal\")");
            form.tabs[0].sections.push_back({.name = own_words + std::string("Altro"), .shown_when = FormulaCondition("{stage} = \"proposal\"")});
            return save_form(session, "opportunity", form);
        });
        view = kept_view("opportunity", "In proposta", Filter::any({Filter::one({"stage", Comparison::In, {std::string("new"), std::string("proposal"), std::string("negotiation")}}),
                                                                    Filter::one({"name", Comparison::Equal, {std::string("proposal")}})}));
        other_view = kept_view("account", "Con proposte", Filter::one({"opportunity:account.stage", Comparison::Equal, {std::string("proposal")}}));
    }
    const EntityDef& def() { return store.schema().entity("opportunity"); }
    RecordId step(const std::function<Result<RecordId>()>& work) {
        const RecordId command = store.next_id();
        store.history().start_command(command, "test", session.now);
        const auto done = work();
        for (const Issue& issue : done.ok() ? Issues() : done.issues()) FAIL_CHECK(issue.message);
        return command;
    }
    RecordId kept_view(const std::string& list, const std::string& name, const Filter& filter) {
        RecordId kept;
        step([&] {
            Record record = store.blank(saved_view::entity);
            record.set(saved_view::list, list);
            record.set(saved_view::name, name);
            record.set(saved_view::filter, filter_text(filter));
            auto saved = save_view(session, std::move(record));
            if (saved.ok()) kept = saved.value();
            return saved;
        });
        return kept;
    }
    struct Written {
        std::string formula, value, rule, form, view, other_view;
        bool operator==(const Written&) const = default;
    };
    Written written() {
        const auto form = store.first({.entity = std::string(form_layout::entity)});
        return {.formula = find(custom_field::entity, formula).text(custom_field::formula),
                .value = canonical_text(find("opportunity", sale).value("x_avviso")),
                .rule = store.rule(def(), def().field("source")).mandatory_when.stored(),
                .form = form->text(form_layout::layout),
                .view = find(saved_view::entity, view).text(saved_view::filter),
                .other_view = find(saved_view::entity, other_view).text(saved_view::filter)};
    }
};

}  // namespace

TEST_CASE("a deleted value: what takes its place is what forms, rules, formulas and views compare with, in the same step") {
    ConditionShop shop;
    const ConditionShop::Written before = shop.written();
    CHECK(before.value == "proposal");
    const RecordId deleted = shop.step([&] { return delete_choice(shop.session, compared_list, "proposal", "negotiation"); });
    const ConditionShop::Written after = shop.written();
    // What is not compared with the field is a text like any other.
    CHECK(after.formula == "if(\"negotiation\" = {stage}; \"proposal\"; \"\")");
    CHECK(after.value == "proposal");
    CHECK(after.rule == "{stage} = \"negotiation\"");
    CHECK(after.form.find("proposal") == std::string::npos);
    CHECK(after.form.find("not({stage} <> \\\"negotiation\\\")") != std::string::npos);
    CHECK(after.view.find("[\"new\",\"negotiation\"]") != std::string::npos);
    CHECK(after.view.find("\"proposal\"") != std::string::npos);  // the name
    CHECK(after.other_view.find("\"negotiation\"") != std::string::npos);
    // The condition of the rule moved behind the records: one that lacked what it demands is moved nevertheless.
    CHECK(shop.find("opportunity", shop.sale).text(Field<std::string>{"stage"}) == "negotiation");

    shop.store.history().start_command(shop.store.next_id(), "command.undo", shop.session.now);
    REQUIRE(reverse_step(shop.session, deleted).ok());
    CHECK(shop.written() == before);
    shop.store.history().start_command(shop.store.next_id(), "command.redo", shop.session.now);
    REQUIRE(reverse_step(shop.session, deleted).ok());
    CHECK(shop.written() == after);
}

TEST_CASE("a deleted value: of a list with none in its place, what compares with it stays") {
    ConditionShop shop;
    shop.step([&] { return delete_choice(shop.session, {"opportunity", "source"}, "fair", ""); });
    CHECK(shop.written().rule == "{stage} = \"proposal\"");
}

TEST_CASE("a deleted value: a formula that is broken anyway is left as it is") {
    ConditionShop shop;
    shop.store.database().execute("UPDATE custom_field SET formula = 'if({gone} = 1; {stage} = \"proposal\"; 0)'");
    shop.store.mark_changed();
    shop.step([&] { return delete_choice(shop.session, compared_list, "proposal", "negotiation"); });
    CHECK(shop.written().formula == "if({gone} = 1; {stage} = \"proposal\"; 0)");
}

namespace {

// A field of choices of the person's own, with what compares with it.
struct OwnChoiceShop : test::Shop {
    RecordId rossi = add_customer("Rossi"), bianchi = add_customer("Bianchi"), verdi = add_customer("Verdi");
    RecordId colour, colours, formula, view;

    OwnChoiceShop() {
        colour = added("Colore", "choice", "Rosso\nBlu\nVerde");
        colours = added("Colori", "choices", "Rosso\nBlu\nVerde");
        formula = added("Caldo", "formula", "if({x_colore} = \"Rosso\"; 1; 0)");
        begin("test");
        give(rossi, "x_colore", "Rosso");
        give(bianchi, "x_colore", "Blu");
        give(rossi, "x_colori", "Rosso; Verde");
        Record record = store.blank(saved_view::entity);
        record.set(saved_view::list, std::string("account"));
        record.set(saved_view::name, std::string("Rossi"));
        record.set(saved_view::filter, filter_text(Filter::all({Filter::one({"x_colore", Comparison::Equal, {std::string("Rosso")}}),
                                                                Filter::one({"x_colori", Comparison::In, {std::string("Rosso")}})})));
        view = save_view(session, std::move(record)).value();
        REQUIRE(set_mandatory_when(session, "account", "email", FormulaCondition("{x_colore} = \"Rosso\"")).ok());
    }
    RecordId begin(const std::string& label) {
        const RecordId command = store.next_id();
        store.history().start_command(command, label, session.now);
        return command;
    }
    RecordId added(const std::string& label, const std::string& kind, const std::string& more) {
        begin("test");
        Record field = store.blank(custom_field::entity);
        field.set(custom_field::list, std::string("account"));
        field.set(custom_field::label, label);
        field.set(custom_field::kind, kind);
        field.set(kind == "formula" ? custom_field::formula : custom_field::choices, more);
        if (kind == "formula") field.set(custom_field::result, std::string("number"));
        return save_custom_field(session, std::move(field)).value();
    }
    void give(RecordId account, const std::string& field, const std::string& text) {
        Record record = find("account", account);
        record.set_value(field, text);
        REQUIRE(store.update(std::move(record)).ok());
    }
    std::string value(RecordId account, const std::string& field) { return canonical_text(find("account", account).value(field)); }
    // The first problem; empty: it was done.
    std::string rewritten(RecordId field, const std::string& choices, RecordId* command = nullptr) {
        const RecordId begun = begin("ui.custom_fields.command_change");
        if (command) *command = begun;
        Record row = find(custom_field::entity, field);
        row.set(custom_field::choices, choices);
        const auto work = change_custom_field(session, std::move(row));
        for (;;) {
            const auto state = work->step(session);
            if (!state.ok()) return state.issues().front().message;
            CHECK(work->done() <= work->total());
            if (state.value() == LongWork::State::Finished) return {};
        }
    }
    std::string all() {
        std::string text;
        for (const RecordId account : {rossi, bianchi, verdi}) text += value(account, "x_colore") + "|" + value(account, "x_colori") + "|" + value(account, "x_caldo") + "\n";
        return text + find(custom_field::entity, formula).text(custom_field::formula) + "\n" + find(saved_view::entity, view).text(saved_view::filter) + "\n" +
               store.rule(store.schema().entity("account"), store.schema().entity("account").field("email")).mandatory_when.stored() + "\n" +
               find(custom_field::entity, colour).text(custom_field::choices);
    }
};

}  // namespace

TEST_CASE("an own choice that reads otherwise is renamed: in records, formulas, rules and views, in one step") {
    OwnChoiceShop shop;
    const std::string before = shop.all();
    RecordId renamed;
    REQUIRE(shop.rewritten(shop.colour, "Rosso scuro\nBlu\nVerde", &renamed).empty());
    CHECK(shop.value(shop.rossi, "x_colore") == "Rosso scuro");
    CHECK(shop.value(shop.rossi, "x_colori") == "Rosso; Verde");  // another list of the same words
    CHECK(shop.value(shop.bianchi, "x_colore") == "Blu");
    CHECK(shop.value(shop.rossi, "x_caldo") == "1");
    const std::string after = shop.all();
    CHECK(after.find("if({x_colore} = \"Rosso scuro\"; 1; 0)") != std::string::npos);
    CHECK(after.find("\n{x_colore} = \"Rosso scuro\"") != std::string::npos);
    CHECK(after.find("\"values\":[\"Rosso scuro\"]") != std::string::npos);
    CHECK(after.find("\"values\":[\"Rosso\"]") != std::string::npos);
    CHECK(shop.store.schema().entity("account").field("x_colore").choices == std::vector<std::string>{"Rosso scuro", "Blu", "Verde"});
    shop.begin("command.undo");
    REQUIRE(reverse_step(shop.session, renamed).ok());
    CHECK(shop.all() == before);

    REQUIRE(shop.rewritten(shop.colours, "Bordò\nBlu\nVerde chiaro").empty());
    CHECK(shop.value(shop.rossi, "x_colori") == "Bordò; Verde chiaro");
    CHECK(shop.find(saved_view::entity, shop.view).text(saved_view::filter).find("\"values\":[\"Bordò\"]") != std::string::npos);
}

TEST_CASE("an own choice is renamed only where it stands: one that is taken out or goes elsewhere is not another one") {
    OwnChoiceShop shop;
    CHECK(shop.rewritten(shop.colour, "Blu\nVerde") == "issue.choice_in_use");
    CHECK(shop.rewritten(shop.colour, "Blu\nVerde\nNero") == "issue.choice_in_use");
    REQUIRE(shop.rewritten(shop.colour, "Verde\nBlu\nRosso").empty());
    CHECK(shop.value(shop.rossi, "x_colore") == "Rosso");
    REQUIRE(shop.rewritten(shop.colour, "Verde\nGiallo\nBlu\nRosso").empty());
    CHECK(shop.value(shop.bianchi, "x_colore") == "Blu");
}

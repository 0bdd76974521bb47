#include "wasm-app/panels/payment_screen.hpp"

#include <algorithm>

#include "core/modules/billing/invoice.hpp"
#include "core/modules/business/business.hpp"
#include "core/modules/crm/account.hpp"
#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/field_editor.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/chosen_files.hpp"
#include "wasm-app/screens/kept_records.hpp"
#include "wasm-app/screens/record_form.hpp"
#include "wasm-app/screens/unreadable_input.hpp"

namespace bottega::ui {

namespace payment = billing::payment;
namespace invoice = billing::invoice;
namespace document = documents::document;

namespace {

constexpr float part_width = 132;

// A field of the person's own, beside those that every payment has.
bool is_typed_here(const FieldDef& field) { return field.custom && !field.internal && !field.formula; }

std::vector<Record> open_invoices(RecordStore& store, RecordId account) {
    return store.run({.entity = std::string(invoice::entity),
                      .conditions = {{"customer", Comparison::Equal, {account}},
                                     {"kind", Comparison::Equal, {std::string("invoice")}},
                                     {"state", Comparison::Equal, {std::string("issued")}},
                                     {"outstanding", Comparison::Greater, {std::int64_t{0}}}},
                      .order = {{"due_on", false}, {"issued_on", false}}});
}

// "Due on the 20th · open 38,50 €" in its parts: each a line where there is no room for one.
std::vector<std::string> split_at_dots(const std::string& text) {
    constexpr std::string_view dot = " · ";
    const std::size_t at = text.find(dot);
    if (at == std::string::npos) return {text};
    std::vector<std::string> parts = split_at_dots(text.substr(at + dot.size()));
    parts.insert(parts.begin(), text.substr(0, at));
    return parts;
}

}  // namespace

PaymentScreen::PaymentScreen(const UiContext& ui, const Route& route)
    : payment_(ui.store().blank(payment::entity)), before_(payment_) {
    payment_.set(payment::paid_on, ui.session.today);
    if (const auto own = ui.store().first({.entity = std::string(business::business::entity)}))
        payment_.set(payment::currency, std::string(own->currency().code()));
    take_route(ui, route);
    find_invoices(ui);
    suggest(ui);
    before_ = payment_;
}

void PaymentScreen::take_route(const UiContext& ui, const Route& route) {
    if (const auto account = parse_record_id(route.parameter("account"))) payment_.set(payment::account, *account);
    const auto id = parse_record_id(route.parameter("invoice"));
    const auto paid = id ? ui.store().find(invoice::entity, *id) : std::nullopt;
    if (!paid) return;
    for_invoice_ = *id;
    if (const auto customer = paid->get(document::customer)) payment_.set(payment::account, *customer);
    if (const auto outstanding = paid->get(invoice::outstanding)) payment_.set(payment::amount, *outstanding);
    if (const auto method = paid->get(document::payment_method)) payment_.set(payment::method, *method);
}

bool PaymentScreen::has_unsaved_changes() const { return !(payment_ == before_) || parts_typed_; }

std::optional<UnsavedForm> PaymentScreen::unsaved_form(const UiContext& ui) const {
    const auto account = payment_.get(payment::account);
    UnsavedForm form{.place = format_route(ui.navigation.current()), .entity = std::string(payment::entity),
                     .name = account ? ui.titles.title(ui.store(), crm::account::entity, *account) : std::string(),
                     .fields = typed_fields(payment_, before_)};
    if (parts_typed_)
        for (const OpenInvoice& open : invoices_) form.beside.emplace_back(to_string(open.id), open.part ? canonical_text(*open.part) : std::string());
    return form.is_empty() ? std::nullopt : std::optional(std::move(form));
}

// The parts as they were typed; without them as they are proposed for what is open now.
std::optional<Issue> PaymentScreen::take_up(const UiContext& ui, const UnsavedForm& form) {
    take_typed(payment_, form.fields, {payment::account.name, payment::amount.name, payment::paid_on.name, payment::method.name,
                                       payment::reference.name, payment::note.name});
    leave_out_lost_files(ui.store(), payment_, before_);
    find_invoices(ui);
    suggest(ui);
    for (const auto& [id, text] : form.beside)
        for (OpenInvoice& open : invoices_) {
            if (to_string(open.id) != id) continue;
            const auto part = parse_canonical(FieldType::Money, text, payment_.currency());
            const Money* amount = part ? std::get_if<Money>(&*part) : nullptr;
            open.part = amount ? std::optional(*amount) : std::nullopt;
            parts_typed_ = true;
        }
    check(ui);
    return std::nullopt;
}

Money PaymentScreen::amount() const { return payment_.get(payment::amount).value_or(Money(0, payment_.currency())); }

Money PaymentScreen::allocated() const {
    Money sum(0, payment_.currency());
    for (const OpenInvoice& open : invoices_)
        if (open.part) sum += *open.part;
    return sum;
}

void PaymentScreen::find_invoices(const UiContext& ui) {
    invoices_.clear();
    const auto account = payment_.get(payment::account);
    if (!account) return;
    for (const Record& record : open_invoices(ui.store(), *account)) {
        if (record.currency() != payment_.currency()) continue;
        const auto due = record.get(invoice::due_on);
        OpenInvoice open{.id = record.id(), .number = record.title(), .detail = {},
                         .outstanding = *record.get(invoice::outstanding), .part = {}, .overdue = due && *due < ui.session.today};
        open.detail = ui.text("ui.payment.invoice_detail", {due ? ui.locale.date(*due) : std::string("–"), ui.locale.money(open.outstanding)});
        invoices_.push_back(std::move(open));
    }
    parts_typed_ = false;
}

// The invoice the person came from first, then the oldest, as far as the amount reaches.
void PaymentScreen::suggest(const UiContext& ui) {
    for (OpenInvoice& open : invoices_) open.part.reset();
    const auto account = payment_.get(payment::account);
    if (!account) return;
    Money left = amount();
    const auto give = [&](OpenInvoice& open, Money most) {
        const Money part = std::min({most, open.outstanding, left});
        if (part.cents() <= 0) return;
        open.part = part;
        left -= part;
    };
    for (OpenInvoice& open : invoices_)
        if (open.id == for_invoice_) give(open, left);
    for (const billing::Allocation& suggested : billing::suggest_allocations(ui.store(), *account, amount()))
        for (OpenInvoice& open : invoices_)
            if (open.id == suggested.invoice && !open.part) give(open, left);
    parts_typed_ = false;
}

billing::PaymentInput PaymentScreen::input(const UiContext& ui) const {
    billing::PaymentInput input{.account = payment_.get(payment::account).value_or(RecordId{}),
                                .amount = amount(),
                                .date = payment_.get(payment::paid_on).value_or(ui.session.today),
                                .method = payment_.get(payment::method),
                                .reference = payment_.text(payment::reference),
                                .note = payment_.text(payment::note)};
    for (const OpenInvoice& open : invoices_)
        if (open.part && open.part->cents() != 0) input.allocations.push_back({open.id, *open.part});
    return input;
}

void PaymentScreen::check(const UiContext& ui) {
    issues_.clear();
    if (tried_) issues_ = billing::why_not_recordable(ui.session, input(ui));
}

void PaymentScreen::draw(const UiContext& ui) {
    const std::string title = ui.text("billing.record_payment"), back = ui.label("ui.back");
    if (page_header({.title = title, .back = back}) == header_back) ui.navigation.back();
    begin_scroll_area("payment", footer_bar_height());
    draw_form(ui);
    draw_allocations(ui);
    end_of_search(seeks_problem_);
    end_scroll_area();
    draw_footer(ui);
}

void PaymentScreen::draw_form(const UiContext& ui) {
    begin_card("payment_form");
    {
        FormGrid grid;
        for (const std::string_view field : {payment::account.name, payment::amount.name, payment::paid_on.name, payment::method.name,
                                             payment::reference.name}) {
            grid.next();
            draw_field(ui, field);
        }
        grid.next(FormGrid::Wide);
        draw_field(ui, payment::note.name);
        for (const FieldDef& field : payment_.def().fields) {
            if (!is_typed_here(field)) continue;
            grid.next(is_wide(field) ? FormGrid::Wide : FormGrid::One);
            draw_field(ui, field.name);
        }
    }
    end_card();
    space(metric::form_gap);
}

void PaymentScreen::draw_field(const UiContext& ui, std::string_view field) {
    const std::string error = sentences_on(ui, issues_, field, Severity::Error);
    const auto index = payment_.def().index_of(field);
    const bool focus = seeks_problem_ && !error.empty();
    if (focus) seeks_problem_ = false;
    if (!field_editor(ui, payment_, *index, {.error = error, .focus = focus})) return;
    if (field == payment::account.name) {
        for_invoice_ = {};
        find_invoices(ui);
        suggest(ui);
    }
    if (field == payment::amount.name && !parts_typed_) suggest(ui);
    check(ui);
}

void PaymentScreen::draw_allocations(const UiContext& ui) {
    const std::string title = ui.text("ui.payment.open_invoices");
    begin_card("allocations", {.title = title});
    if (!payment_.get(payment::account)) paragraph(ui.text("ui.payment.choose_customer"), TextStyle::Muted);
    else if (invoices_.empty()) label(ui.text("ui.payment.no_open_invoices"), TextStyle::Muted);
    for (std::size_t position = 0; position < invoices_.size(); ++position) {
        if (position > 0) divider();
        ImGui::PushID(static_cast<int>(position));
        draw_invoice(ui, invoices_[position], position);
        ImGui::PopID();
    }
    draw_remainder(ui);
    end_card();
    space(metric::form_gap);
}

void PaymentScreen::draw_invoice(const UiContext& ui, OpenInvoice& open, std::size_t) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x;
    begin_column(room - part_width - metric::form_gap);
    label(ui.text("ui.payment.to_invoice", {open.number}), TextStyle::Strong);
    for (const std::string& part : is_phone() ? split_at_dots(open.detail) : std::vector{open.detail}) label(part, TextStyle::Small);
    if (open.overdue) pill(ui.text("ui.payment.overdue"), Tone::Bad);
    const float left_end = end_column();
    ImGui::SetCursorScreenPos({at.x + room - part_width, at.y});
    begin_column(part_width);
    const std::string name = ui.text("ui.payment.part_of", {open.number});
    const bool too_much = open.part && *open.part > open.outstanding;
    const std::string error = too_much ? ui.text("ui.payment.more_than_open") : std::string();
    const bool focus = seeks_problem_ && too_much;
    if (focus) seeks_problem_ = false;
    if (money_field("###part", open.part, payment_.currency(), {.name = name, .error = error, .focus = focus})) {
        parts_typed_ = true;
        check(ui);
    }
    const float right_end = end_column();
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({room, std::max(left_end, right_end) - at.y});
}

void PaymentScreen::draw_remainder(const UiContext& ui) {
    if (!payment_.get(payment::account)) return;
    const Money rest = amount() - allocated();
    space(4);
    if (rest.cents() > 0) banner("remainder", Tone::Info, ui.text("ui.payment.remainder", {ui.locale.money(rest)}));
    if (rest.cents() < 0) banner("remainder", Tone::Bad, ui.text("ui.payment.too_much_allocated", {ui.locale.money(-rest)}));
    if (parts_typed_ && button(ui.label("ui.payment.suggest"), {.kind = ButtonKind::Ghost, .icon = icon::sparkles})) {
        suggest(ui);
        check(ui);
    }
}

void PaymentScreen::draw_footer(const UiContext& ui) {
    begin_footer_bar(ui.text("ui.save_bar"));
    const std::string save_label = ui.label("ui.payment.record"), cancel = ui.label("ui.cancel");
    if (button(save_label, {.kind = ButtonKind::Primary, .icon = icon::check, .tooltip = "Ctrl+S"})) save(ui);
    ImGui::SameLine(0, metric::gap);
    if (button(cancel, {.kind = ButtonKind::Ghost})) {
        before_ = payment_;
        parts_typed_ = false;
        ui.navigation.back();
    }
    end_footer_bar();
}

void PaymentScreen::save(const UiContext& ui) {
    tried_ = true;
    if (stopped_by_unreadable_input(ui)) return;
    check(ui);
    seeks_problem_ = !issues_.empty();
    if (seeks_problem_) return tell_not_saved(ui, issues_.size());
    ui.run({.label = "billing.record_payment",
            .run = [input = input(ui), payment = payment_, files = chosen_for(ui.store(), payment_)](Session& session, const Answers&) {
                return files::save_with_files(session, payment, files, [&](Session&, const Record& record) {
                    billing::PaymentInput whole = input;
                    for (std::size_t i = 0; i < record.def().fields.size(); ++i)
                        if (is_typed_here(record.def().fields[i])) whole.own_fields.emplace_back(record.def().fields[i].name, record.value(i));
                    return billing::record_payment(session, whole);
                });
            },
            .done = [&navigation = ui.navigation, back_to = for_invoice_](RecordId id) {
                kept_records().changed(id);
                if (back_to) navigation.leave_to_record(invoice::entity, back_to);
                else navigation.leave_to_record(payment::entity, id);
            },
            .refused = [this](const Issues& issues) {
                issues_ = issues;
                seeks_problem_ = true;
            },
            .done_text = "ui.payment.recorded",
            .binds = true});
}

}  // namespace bottega::ui

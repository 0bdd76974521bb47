#include "wasm-app/panels/requests_panel.hpp"

#include "core/data/picker.hpp"
#include "core/modules/crm/account.hpp"
#include "core/modules/crm/note.hpp"
#include "core/modules/crm/request.hpp"
#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

namespace request = crm::request;

// The dialog that asks under whom the request is filed; the account whose e-mail or phone it is, is proposed.
struct FilingDialog {
    RecordId request;
    ReferenceValue account;
    std::string sender, hint;
    bool open = false;

    void ask(const UiContext& ui, const Record& record);
    void draw(const UiContext& ui);
    void file(const UiContext& ui);
};

std::vector<ReferenceOption> find_accounts(const UiContext& ui, std::string_view typed) {
    constexpr int most = 12;
    Query query = picker_query(ui.store().schema().entity(crm::account::entity), std::string(typed));
    query.limit = most;
    std::vector<ReferenceOption> options;
    for (const Record& account : ui.store().run(query)) options.push_back({account.id().value, account.title(), account.text(crm::account::city)});
    return options;
}

void FilingDialog::ask(const UiContext& ui, const Record& record) {
    request = record.id();
    sender = record.title();
    const auto found = crm::accounts_of_sender(ui.store(), record);
    account = found.empty() ? ReferenceValue{} : ReferenceValue{found.front().value, ui.store().title(crm::account::entity, found.front())};
    hint = ui.text(found.empty() ? "ui.request.unknown_sender" : "ui.request.known_sender", {sender});
    open = true;
}

void FilingDialog::draw(const UiContext& ui) {
    if (!open) return;
    if (!begin_dialog(ui.text("crm.file_request") + "###file_request", open, {.subtitle = sender})) return;
    paragraph(hint, TextStyle::Body);
    space(metric::gap);
    const auto search = [&ui](std::string_view typed) { return find_accounts(ui, typed); };
    reference_field(ui.label("request.account"), account, {.search = search});
    space(metric::gap);
    const std::string cancel = ui.label("ui.cancel");
    const std::string go = ui.text(account.id == 0 ? "ui.request.new_customer" : "ui.request.file") + "###file";
    dialog_buttons(button_width(cancel, false) + metric::gap + button_width(go, true));
    if (button(cancel, {.kind = ButtonKind::Ghost})) open = false;
    ImGui::SameLine(0, metric::gap);
    if (primary_button(go, account.id == 0 ? icon::user_plus : icon::check)) file(ui);
    end_dialog();
}

void FilingDialog::file(const UiContext& ui) {
    const auto chosen = account.id == 0 ? std::nullopt : std::optional(RecordId{account.id});
    ui.run({.label = "crm.file_request",
            .run = [id = request, chosen](Session& session, const Answers&) { return crm::file_request(session, id, chosen); },
            .done = [&navigation = ui.navigation](RecordId customer) { navigation.leave_to_record(crm::account::entity, customer); },
            .done_text = "ui.request.filed"});
    open = false;
}

std::string why_not_new(const UiContext& ui, const Record& record) {
    return record.text(request::state) == "new" ? std::string() : ui.text("issue.request_done");
}

std::vector<RecordAction> actions_of(const std::shared_ptr<FilingDialog>& dialog) {
    const RecordAction file{.label = "crm.file_request", .icon = icon::sticky_note, .kind = ButtonKind::Primary,
                            .press = [dialog](const UiContext& ui, const Record& record) { dialog->ask(ui, record); },
                            .why_not = why_not_new};
    const RecordAction dismiss{.label = "crm.dismiss_request", .icon = icon::archive, .kind = ButtonKind::Secondary,
                               .press = [](const UiContext& ui, const Record& record) {
                                   ui.run({.label = "crm.dismiss_request",
                                           .run = [id = record.id()](Session& session, const Answers&) { return crm::dismiss_request(session, id); },
                                           .done_text = "ui.request.dismissed"});
                               },
                               .why_not = why_not_new};
    return {file, dismiss};
}

std::vector<Condition> new_requests(const Session&) { return {{"state", Comparison::Equal, {std::string("new")}}}; }

}  // namespace

void add_requests(Registry& registry) {
    registry.add(EntityUi{.entity = std::string(request::entity), .route = "requests", .icon = icon::inbox, .group = "ui.group.sales",
                          .detail_field = "text", .state_field = "state", .columns = {"name", "received_at", "email", "phone", "state", "text"},
                          .tones = {{"state", "new", Tone::Info}, {"state", "filed", Tone::Ok}, {"state", "dismissed", Tone::Neutral}},
                          .filters = {{"ui.filter.new_requests", new_requests}}, .creatable = false});
    registry.add(EntityUi{.entity = std::string(crm::note::entity), .route = "notes", .icon = icon::sticky_note, .detail_field = "written_on",
                          .columns = {"title", "account", "written_on"}});
    const auto dialog = std::make_shared<FilingDialog>();
    registry.add(RecordPanel{.entity = std::string(request::entity), .actions = actions_of(dialog),
                             .overlay = [dialog](const UiContext& ui) { dialog->draw(ui); },
                             .prepare_new = {}, .field_changed = {}, .save = {}});
}

}  // namespace bottega::ui

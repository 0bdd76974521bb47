#include "wasm-app/screens/paper_desk.hpp"

#include "core/files/files_of_record.hpp"
#include "wasm-app/kit/file_host.hpp"
#include "wasm-app/kit/overlays.hpp"
#include "wasm-app/screens/kept_records.hpp"

namespace bottega::ui {

namespace {

// All that is needed once the PDF is there; the screen may be gone by then.
struct Delivery {
    PaperDesk::Way way;
    Paper paper;
    std::string failed;  // the sentence for a PDF that could not be made
};

void deliver(Host& host, const Delivery& delivery, std::span<const std::byte> bytes) {
    switch (delivery.way) {
        case PaperDesk::Way::Download: host.download(bytes, delivery.paper.name, "application/pdf"); break;
        case PaperDesk::Way::Print: host.print_pdf(bytes, delivery.paper.name); break;
        case PaperDesk::Way::Mail: host.mail_pdf(bytes, delivery.paper); break;
        case PaperDesk::Way::Preview: host.preview_pdf(bytes, delivery.paper, Host::Preview::ToRead); break;
        case PaperDesk::Way::Share: host.preview_pdf(bytes, delivery.paper, Host::Preview::ToShare); break;
    }
}

}  // namespace

void PaperDesk::ask(Way way, RecordId document) { *asked_ = Asked{way, document}; }

void PaperDesk::go_on(const UiContext& ui, const EntityDef& def) {
    if (!*asked_ || *rendering_) return;
    const Kept kept = kept_records().is_kept(ui.host, (*asked_)->document);
    if (kept == Kept::NotYet) return ui.host.wake_in(100);
    const Asked asked = **asked_;
    asked_->reset();
    if (kept == Kept::NotSaved) return show_toast({.text = ui.text("ui.document.not_kept"), .tone = Tone::Bad});
    if (const auto header = ui.store().find(def.name, asked.document)) make(ui, *header, asked.way);
}

void PaperDesk::make(const UiContext& ui, const Record& header, Way way) {
    const auto print = paper_.paper(ui.store(), header.id());
    if (!print.ok()) return show_toast({.text = ui.sentence(print.issues().front()), .tone = Tone::Bad});
    const Catalogue catalogue = embedded_catalogue(print.value().language);
    const Locale locale(print.value().language);
    documents::MailText mail = documents::mail_text(print.value(), catalogue, locale);
    Delivery delivery{.way = way,
                      .paper = {.name = documents::document_file_name(print.value(), catalogue),
                                .to = paper_.mail_to(ui.store(), header),
                                .subject = std::move(mail.subject),
                                .body = std::move(mail.body)},
                      .failed = ui.text("ui.document.pdf_failed")};
    const auto issued = is_sealed(header) ? files::issued_paper(ui.store(), header.def().name, header.id()) : std::nullopt;
    *rendering_ = true;
    if (is_sealed(header) && !issued)
        return keep_then_ask_again(ui, header, {way, header.id()}, documents::pdf_definition(print.value(), catalogue, locale), delivery.paper.name);
    if (issued) delivery.failed = ui.text("ui.files.failed.missing", {issued->title()});
    const auto give = [&host = ui.host, delivery = std::move(delivery), rendering = rendering_](std::span<const std::byte> bytes,
                                                                                               std::string_view failure) {
        *rendering = false;
        if (failure.empty()) deliver(host, delivery, bytes);
        else show_toast({.text = delivery.failed, .tone = Tone::Bad});
    };
    if (issued) file_host().load(issued->text(files::stored_file::hash), give);
    else ui.host.render_pdf(documents::pdf_definition(print.value(), catalogue, locale), give);
}

// An issued document's paper leaves the house only when its bytes and the row that names them are durable.
void PaperDesk::keep_then_ask_again(const UiContext& ui, const Record& header, const Asked& asked, std::string definition, std::string name) {
    const std::string refused = ui.text("ui.document.paper_not_kept"), failed = ui.text("ui.document.pdf_failed");
    const FileHost::Kept kept = [&commands = ui.commands, asked, again = asked_, rendering = rendering_, refused,
                           owner = files::Owner{header.def().name, header.id()}](const KeptFile& file, std::string_view failure) {
        *rendering = false;
        if (!failure.empty()) return show_toast({.text = refused, .tone = Tone::Bad});
        const files::NewFile paper{.name = file.name, .media_type = file.media_type, .hash = file.hash, .bytes = file.bytes, .text = file.text};
        commands.push_back({.label = "ui.files.keep_issued",
                            .run = [owner, paper](Session& session, const Answers&) { return files::keep_issued_paper(session, owner, paper); },
                            .done = [asked, again](RecordId) {
                                kept_records().changed(asked.document);
                                *again = asked;
                            }});
    };
    ui.host.render_pdf(definition, [kept, rendering = rendering_, failed, name = std::move(name)](
                                       std::span<const std::byte> bytes, std::string_view failure) {
        if (failure.empty()) return file_host().keep(bytes, name, "application/pdf", kept);
        *rendering = false;
        show_toast({.text = failed, .tone = Tone::Bad});
    });
}

}  // namespace bottega::ui

#include "wasm-app/screens/paper_desk.hpp"

#include "wasm-app/kit/overlays.hpp"
#include "wasm-app/screens/kept_records.hpp"

namespace bottega::ui {

namespace {

// All that is needed once the PDF is there; the screen may be gone by then.
struct Delivery {
    PaperDesk::Way way;
    std::string name, title, to, body;
    std::string failed;  // the sentence for a PDF that could not be made
};

void deliver(Host& host, const Delivery& delivery, std::span<const std::byte> bytes) {
    switch (delivery.way) {
        case PaperDesk::Way::Download: host.download(bytes, delivery.name, "application/pdf"); break;
        case PaperDesk::Way::Print: host.print_pdf(bytes, delivery.name); break;
        case PaperDesk::Way::Share: host.share_pdf(bytes, delivery.name, delivery.title); break;
        case PaperDesk::Way::Mail: host.mail_pdf(bytes, delivery.name, delivery.to, delivery.title, delivery.body); break;
    }
}

}  // namespace

void PaperDesk::ask(Way way, RecordId document) { asked_ = Asked{way, document}; }

void PaperDesk::go_on(const UiContext& ui, const EntityDef& def) {
    if (!asked_ || *rendering_) return;
    const Kept kept = kept_records().is_kept(ui.host, asked_->document);
    if (kept == Kept::NotYet) return ui.host.wake_in(100);
    const Asked asked = *asked_;
    asked_.reset();
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
                      .name = documents::document_file_name(print.value(), catalogue),
                      .title = std::move(mail.subject),
                      .to = paper_.mail_to(ui.store(), header),
                      .body = std::move(mail.body),
                      .failed = ui.text("ui.document.pdf_failed")};
    *rendering_ = true;
    ui.host.render_pdf(documents::pdf_definition(print.value(), catalogue, locale),
                       [&host = ui.host, delivery = std::move(delivery), rendering = rendering_](
                           std::span<const std::byte> bytes, std::string_view failure) {
                           *rendering = false;
                           if (failure.empty()) deliver(host, delivery, bytes);
                           else show_toast({.text = delivery.failed, .tone = Tone::Bad});
                       });
}

}  // namespace bottega::ui

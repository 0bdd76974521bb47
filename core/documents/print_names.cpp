#include "core/base/text.hpp"
#include "core/documents/print_texts.hpp"
#include "core/documents/storno.hpp"

namespace bottega::documents {

namespace {

// Windows refuses \ / : * ? " < > | and a point at the end; a slash in a number becomes a hyphen everywhere.
std::string file_safe(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        const bool is_refused =
            std::string_view("\\/:*?\"<>|").find(c) != std::string_view::npos || static_cast<unsigned char>(c) < 0x20;
        safe += is_refused ? '-' : c;
    }
    while (!safe.empty() && (safe.back() == '.' || safe.back() == ' ')) safe.pop_back();
    return safe;
}

MailText letter(const PrintTexts& texts, std::string subject, const std::string& body) {
    return {.subject = std::move(subject),
            .body = texts.text("mail.opening") + "\n\n" + body + "\n\n" + texts.text("mail.closing") + "\n" +
                    texts.seller_name() + "\n"};
}

// It has no number yet: sent to be looked at, it asks for no money.
MailText draft_mail(const PrintTexts& texts) {
    const std::string total = texts.locale.money(texts.document.total.gross);
    return letter(texts, texts.text("mail.subject_draft", {texts.title(), texts.seller_name()}),
                  texts.text("mail.body_draft", {texts.title(), total}));
}

}  // namespace

std::string document_file_name(const PrintDocument& document, const Catalogue& catalogue) {
    constexpr std::size_t longest = 120;
    const Locale locale(catalogue.language());
    std::vector<std::string> parts{PrintTexts{document, catalogue, locale}.title(), document.number,
                                   document.buyer.name};
    if (document.mark == PaperMark::Draft) parts[1] = catalogue.text("print.draft");
    std::erase(parts, std::string());
    return file_safe(truncate(join(parts, " "), longest)) + ".pdf";
}

MailText mail_text(const PrintDocument& document, const Catalogue& catalogue, const Locale& locale) {
    const PrintTexts texts{document, catalogue, locale};
    if (document.mark == PaperMark::Draft) return draft_mail(texts);
    const std::string title = texts.title();
    const std::string day = document.issued_on ? locale.date(*document.issued_on) : std::string();
    std::string body = texts.text("mail.body", {title, document.number, day, locale.money(document.total.gross)});
    if (document.kind == "quote" && document.valid_until)
        body += "\n" + texts.text("mail.valid_until", {locale.date(*document.valid_until)});
    if (document.kind == "invoice" && document.due_on)
        body += "\n" + texts.text("mail.due_on", {locale.date(*document.due_on)});
    if (document.kind == "invoice" && !document.iban.empty()) body += "\n" + texts.text("print.iban", {document.iban});
    return letter(texts, texts.text("mail.subject", {title, document.number, texts.seller_name()}), body);
}

PrintDocument mirrored(PrintDocument document) {
    for (PrintLine& line : document.lines) {
        line.quantity = -line.quantity;
        line.total = as_storno(line.total);
    }
    for (PrintVatRow& row : document.vat_rows) row.summary = as_storno(std::move(row.summary));
    document.lines_sum = as_storno(document.lines_sum);
    document.discount_sum = as_storno(document.discount_sum);
    document.total = as_storno(document.total);
    return document;
}

}  // namespace bottega::documents

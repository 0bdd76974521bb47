#include "core/documents/print_document.hpp"

#include "core/documents/save_document.hpp"
#include "core/modules/billing/print_invoice.hpp"
#include "core/modules/sales/print_sales.hpp"
#include "core/modules/sales/quote.hpp"
#include "tests/support/shop.hpp"
#include "tests/support/values.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace bottega;
using namespace bottega::documents;
using test::contains;

namespace {

PrintDocument printed_quote(test::Shop& shop) {
    Record section = shop.store.blank("quote_line");
    section.set(document_line::kind, std::string("section"));
    section.set(document_line::description, std::string("Utensili"));
    Record exempt = shop.line("quote", "Corso", "1", "50");
    exempt.set(document_line::vat_rate, shop.exempt_rate);
    const RecordId id =
        shop.add_quote(shop.add_customer("Officine Rossi"),
                       {section, shop.line("quote", "Trapano \"Pro\"", "3", "1234.5", "20+10"), exempt});
    auto print = sales::print_quote(shop.store, id);
    REQUIRE(print.ok());
    return print.value();
}

}  // namespace

TEST_CASE("an Italian quote shows what the civil code asks of a company, and what it costs") {
    test::Shop shop;
    const std::string pdf = pdf_definition(printed_quote(shop));

    for (const char* text :
         {"Preventivo", "Ferramenta Bianchi s.r.l.", "REA MI-1234567", "P. IVA IT01234567897",
          "Capitale sociale 10.000,00 €", "Officine Rossi", "20121 Milano (MI)", "Utensili", "1.234,50", "20+10 %",
          "Esente art. 10 DPR 633/1972", "Per accettazione", "16/03/2026", "15/04/2026"}) {
        CAPTURE(text);
        CHECK(contains(pdf, text));
    }
    const auto json = nlohmann::json::parse(pdf);
    CHECK(json["pageSize"] == "A4");
    CHECK(json["defaultStyle"]["font"] == "Inter");
    CHECK(json["content"][1]["table"]["headerRows"] == 1);
    CHECK(contains(json["footer"].dump(), "{page}"));
    CHECK_FALSE(json.contains("watermark"));
}

TEST_CASE("sole member, liquidation and VAT on payment are told") {
    test::Shop shop;
    PrintDocument print = printed_quote(shop);
    print.kind = "invoice";
    print.seller.sole_member = true;
    print.seller.in_liquidation = true;
    print.seller.vat_regime = "on_payment";
    const std::string pdf = pdf_definition(print);
    for (const char* text : {"Società a socio unico", "In liquidazione", "IVA per cassa"}) CHECK(contains(pdf, text));
}

TEST_CASE("a Romanian quote shows trade register, CUI and capital, in the language of the customer") {
    test::Shop shop("RO");
    PrintDocument print = printed_quote(shop);
    const std::string romanian = pdf_definition(print);
    print.language = "en";
    const std::string english = pdf_definition(print);

    for (const char* text : {"Ofertă", "Atelier Carpați SRL", "Nr. Reg. Com. J12/345/2020", "CUI RO18547290",
                             "Capital social 10.000,00 lei", "16.03.2026"}) {
        CAPTURE(text);
        CHECK(contains(romanian, text));
    }
    CHECK(contains(english, "Quote"));
    CHECK(contains(english, "16/03/2026"));
}

TEST_CASE("a draft is marked, a copy of courtesy says so, a logo is embedded") {
    test::Shop shop;
    PrintDocument print = printed_quote(shop);
    print.mark = PaperMark::Draft;
    print.logo = "iVBORw0KGgo=";
    const auto draft = nlohmann::json::parse(pdf_definition(print));
    print.mark = PaperMark::Courtesy;
    const std::string courtesy = pdf_definition(print);

    CHECK(draft["watermark"]["text"] == "BOZZA");
    CHECK(draft["images"]["logo"] == "data:image/png;base64,iVBORw0KGgo=");
    CHECK(contains(courtesy, "Copia di cortesia priva di valore fiscale"));
}

TEST_CASE("columns that no line fills are left out") {
    test::Shop shop;
    const auto id = shop.add_quote(shop.add_customer("Rossi"), {shop.line("quote", "A", "1", "10")});
    const auto json = nlohmann::json::parse(pdf_definition(sales::print_quote(shop.store, id).value()));
    CHECK(json["content"][1]["table"]["widths"].size() == 5);
    CHECK(json["content"][1]["table"]["body"][0].size() == 5);
}

TEST_CASE("a file name has no sign that a file system refuses") {
    test::Shop shop;
    PrintDocument print = printed_quote(shop);
    print.buyer.name = "Rossi/Bianchi: \"S.p.A.\"";
    CHECK(document_file_name(print, embedded_catalogue("it")) == "Preventivo 1-2026 Rossi-Bianchi- -S.p.A.-.pdf");
}

TEST_CASE("the mail speaks the customer's language and names document, total and day") {
    test::Shop shop;
    const MailText mail = mail_text(printed_quote(shop), embedded_catalogue("it"), Locale("it"));
    CHECK(mail.subject == "Preventivo n. 1/2026 – Ferramenta Bianchi s.r.l.");
    CHECK(contains(mail.body, "del 16/03/2026"));
    CHECK(contains(mail.body, "Ferramenta Bianchi s.r.l.\n"));
}

TEST_CASE("a snapshot comes back as it was, and a foreign text is refused") {
    test::Shop shop;
    const PrintDocument print = printed_quote(shop);
    CHECK(from_snapshot(to_snapshot(print)) == print);
    CHECK_THROWS_AS((void)from_snapshot("{}"), std::runtime_error);
    CHECK_THROWS_AS((void)from_snapshot("not json"), std::runtime_error);
}

TEST_CASE("the mail of a draft says that it is one and asks for no money") {
    test::Shop shop;
    const RecordId id = shop.add_invoice(shop.add_customer("Officine Rossi"), "100");
    const PrintDocument draft = billing::print_invoice(shop.store, id).value();
    REQUIRE_FALSE(draft.iban.empty());
    for (const char* language : {"it", "en", "ro"}) {
        const MailText mail = mail_text(draft, embedded_catalogue(language), Locale(language));
        CAPTURE(mail.subject);
        CAPTURE(mail.body);
        CHECK_FALSE(contains(mail.subject, " n.  "));
        CHECK_FALSE(contains(mail.subject + mail.body, draft.iban));
        CHECK_FALSE(contains(mail.body, Locale(language).date(*draft.due_on)));
    }
    const MailText mail = mail_text(draft, embedded_catalogue("it"), Locale("it"));
    CHECK(mail.subject == "Fattura (bozza) – Ferramenta Bianchi s.r.l.");
    CHECK(contains(mail.body, "non chiede alcun pagamento"));
    CHECK(contains(document_file_name(draft, embedded_catalogue("it")), "BOZZA"));
}

TEST_CASE("VAT numbers stand on paper in one form, with the country's prefix, however they were typed") {
    test::Shop italian, romanian("RO");
    const auto paper = [](test::Shop& shop, const char* own, const char* country, const char* theirs) {
        Record business = shop.find("business", shop.business);
        business.set_value("vat_number", std::string(own));
        REQUIRE(shop.store.update(std::move(business)).ok());
        Record account = shop.find("account", shop.add_customer("Cliente"));
        account.set_value("country", std::string(country));
        account.set_value("vat_number", std::string(theirs));
        const RecordId customer = account.id();
        REQUIRE(shop.store.update(std::move(account)).ok());
        const RecordId quote = shop.add_quote(customer, {shop.line("quote", "Chiodi", "1", "1")});
        return pdf_definition(sales::print_quote(shop.store, quote).value());
    };
    const std::string abroad = paper(italian, "IT 01234567897", "DE", "123 456 788");
    CHECK(contains(abroad, "IT01234567897"));
    CHECK(contains(abroad, "DE123456788"));
    CHECK(contains(paper(italian, "012 345 678 97", "IT", "00743110157"), "IT00743110157"));
    CHECK(contains(paper(italian, "01234567897", "US", "12-3456789"), "12-3456789"));

    const std::string at_home = paper(romanian, "RO 18547290", "RO", "14399840");
    CHECK(contains(at_home, "CUI RO18547290"));
    CHECK(contains(at_home, "CUI 14399840"));  // not liable to VAT: it has no prefix
    CHECK(contains(paper(romanian, "18547290", "IT", "00743110157"), "RO18547290"));
}

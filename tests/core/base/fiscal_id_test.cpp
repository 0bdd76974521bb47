#include "core/base/fiscal_id.hpp"

#include <doctest/doctest.h>

using namespace bottega;

TEST_CASE("Italian partita IVA") {
    for (const char* good : {"07643520567", "IT 07643520567", "it00743110157", "01234567897", ""}) {
        CAPTURE(good);
        CHECK_FALSE(why_not_partita_iva(good));
    }
    for (const char* bad : {"07643520568", "00000000000", "1234567", "0764352056A", "IT", "RO07643520567"}) {
        CAPTURE(bad);
        CHECK(why_not_partita_iva(bad) == "issue.vat_number_invalid");
    }
}

TEST_CASE("Italian codice fiscale of persons, namesakes and firms") {
    for (const char* good :
         {"RSSMRA85T10A562S", "rssmra85t10a562s", "RSSMRA85T10A56NH", "MRTMTT91D08F205J", "07643520567", ""}) {
        CAPTURE(good);
        CHECK_FALSE(why_not_codice_fiscale(good));
    }
    for (const char* bad : {"RSSMRA85T10A562T", "RSSMRA85T10A562", "RSSMRA85T99A562S", "RSSMRA85Z10A562S",
                            "R5SMRA85T10A562S", "07643520568", "RSSMRA85T00A562S"}) {
        CAPTURE(bad);
        CHECK(why_not_codice_fiscale(bad) == "issue.tax_code_invalid");
    }
}

TEST_CASE("Romanian CUI") {
    for (const char* good : {"14399840", "RO14399840", "ro 1590082", "18547290", "19", ""}) {
        CAPTURE(good);
        CHECK_FALSE(why_not_cui(good));
    }
    for (const char* bad : {"14399841", "RO", "1", "12345678901", "0014399840", "14X99840"}) {
        CAPTURE(bad);
        CHECK(why_not_cui(bad) == "issue.cui_invalid");
    }
}

TEST_CASE("VAT numbers of the Union by their form") {
    for (const char* good :
         {"IT07643520567", "RO14399840", "DE123456789", "ATU12345678", "FR 1A 123456789", "EL123456789", "GR123456789",
          "ESB12345678", "NL123456789B01", "IE1234567FA", "CHE-123.456.789 TVA", "XI123456789", ""}) {
        CAPTURE(good);
        CHECK_FALSE(why_not_vat_number(good));
    }
    for (const char* bad :
         {"DE12345678", "IT07643520568", "RO14399841", "ZZ123456789", "123456789", "AT12345678", "D"}) {
        CAPTURE(bad);
        CHECK(why_not_vat_number(bad).has_value());
    }
}

TEST_CASE("IBAN by length and check digits") {
    for (const char* good :
         {"IT60 X054 2811 1010 0000 0123 456", "RO49AAAA1B31007593840000", "DE89370400440532013000",
          "gb29nwbk60161331926819", "FR1420041010050500013M02606", "BR9700360305000010009795493P1", ""}) {
        CAPTURE(good);
        CHECK_FALSE(why_not_iban(good));
    }
    for (const char* bad : {"IT60X0542811101000000123457", "IT60X054281110100000012345", "RO49AAAA1B3100759384000",
                            "1234", "IT", "ITX0"}) {
        CAPTURE(bad);
        CHECK(why_not_iban(bad) == "issue.iban_invalid");
    }
}

TEST_CASE("e-mail addresses") {
    for (const char* good : {"info@rossi.it", " anna.bianchi+fatture@mail.studio-rossi.example ", "ion_pop@firma.ro",
                             "o'neil@shop.ie", "info@caffè.it", ""}) {
        CAPTURE(good);
        CHECK_FALSE(why_not_email(good));
    }
    for (const char* bad : {"rossi", "rossi@", "@rossi.it", "a@b", "a@@b.it", "a b@c.it", "a@b..it", ".a@b.it",
                            "a.@b.it", "a..b@c.it", "a@-b.it", "a@b.1", "a@b.it, c@d.it", "a@b.it\nBcc: x@y.it"}) {
        CAPTURE(bad);
        CHECK(why_not_email(bad) == "issue.email_invalid");
    }
}

TEST_CASE("Italian postcode, province and SdI code") {
    CHECK_FALSE(why_not_cap("00184"));
    CHECK(why_not_cap("0184") == "issue.postcode_invalid");
    CHECK(why_not_cap("0O184") == "issue.postcode_invalid");
    CHECK_FALSE(why_not_province("mi"));
    CHECK(why_not_province("Milano") == "issue.province_invalid");
    CHECK_FALSE(why_not_sdi_code("0000000"));
    CHECK_FALSE(why_not_sdi_code("ufy9mh"));
    CHECK_FALSE(why_not_sdi_code("XXXXXXX"));
    CHECK(why_not_sdi_code("12345") == "issue.sdi_code_invalid");
    CHECK(why_not_sdi_code("12-4567") == "issue.sdi_code_invalid");
}

TEST_CASE("codes are stored in one form") {
    CHECK(normalised_code(" it 0764.352-0567 ") == "IT07643520567");
    CHECK(normalised_code("IT60\xC2\xA0X054") == "IT60X054");
}

#include "core/documents/standard_text.hpp"

#include "core/documents/document_fields.hpp"
#include "core/i18n/embedded_assets.hpp"

#include <nlohmann/json.hpp>

namespace bottega::documents {

namespace {

using Json = nlohmann::json;

// What is known of a country, read once: every new document asks for it.
const Json& profile_of(const std::string& country) {
    static const Json italian = Json::parse(embedded_asset("countries/it.json")), romanian = Json::parse(embedded_asset("countries/ro.json")),
                      other = Json::parse(embedded_asset("countries/other.json"));
    return country == "IT" ? italian : country == "RO" ? romanian : other;
}

// The standard closing texts of a kind of document, by language.
Json standard_texts(RecordStore& store, std::string_view entity) {
    const auto business = store.first({.entity = "business"});
    const std::string country = business && business->def().has("country") ? canonical_text(business->value("country")) : "";
    const Json& profile = profile_of(country);
    if (!profile.contains("document_texts")) return {};
    const char* field = entity == "quote" ? "quote_text" : entity == "sales_order" ? "order_text" : "invoice_text";
    return profile.at("document_texts").value(field, Json::object());
}

}  // namespace

void follow_language(RecordStore& store, Record& header) {
    const std::string text = header.text(document::footer_text);
    if (text.empty()) return;
    const Json texts = standard_texts(store, header.def().name);
    const std::string wanted = texts.is_object() ? texts.value(header.text(document::language), std::string()) : std::string();
    if (wanted.empty()) return;
    for (const auto& [language, standard] : texts.items())
        if (standard == text) header.set(document::footer_text, wanted);
}

}  // namespace bottega::documents

#include "wasm-app/panels/backup_facts.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/text.hpp"
#include "core/documents/number_series.hpp"
#include "core/exchange/archive_rows.hpp"
#include "core/modules/business/business.hpp"

namespace bottega::ui {

namespace {

using Json = nlohmann::json;
namespace own = business::business;

std::optional<Timestamp> instant(const std::string& text) { return Timestamp::parse_iso(text.substr(0, 19) + "Z"); }

std::string value_in(const ArchiveRow& row, std::string_view field) {
    const auto found = std::find_if(row.begin(), row.end(), [&](const auto& entry) { return entry.first == field; });
    return found == row.end() ? std::string() : found->second;
}

documents::LastNumber series_in(const ArchiveRow& row) {
    documents::LastNumber number;
    for (const auto& [key, value] : row) {
        if (key == documents::number_series::code.name) number.code = value;
        if (key == documents::number_series::year.name) number.year = static_cast<int>(parse_digits(value).value_or(0));
        if (key == documents::number_series::last_number.name) number.number = parse_digits(value).value_or(0);
        if (key == documents::number_series::last_date.name) number.date = Date::parse_iso(value);
    }
    return number;
}

}  // namespace

std::optional<BackupState> read_backup_state(std::string_view text) {
    try {
        const Json json = Json::parse(text);
        BackupState state{.can_choose_folder = json.at("canChooseFolder").get<bool>(), .is_protected = json.value("isProtected", false),
                          .folder = {}, .failure = json.value("failure", ""), .last = {}, .last_where = {}};
        if (const Json folder = json.value("folder", Json()); folder.is_object()) {
            state.folder = folder.value("name", "");
            state.folder_allowed = folder.value("allowed", false);
        }
        if (const Json last = json.value("last", Json()); last.is_object()) {
            state.last = instant(last.value("at", ""));
            state.last_where = last.value("where", "");
            state.last_bytes = last.value("bytes", std::int64_t{0});
        }
        return state;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

std::optional<ChosenFile> read_chosen_file(std::string_view text) {
    try {
        const Json json = Json::parse(text);
        return ChosenFile{.name = json.at("name").get<std::string>(), .created = instant(json.value("created", "")),
                          .encrypted = json.value("encrypted", false), .needs_passphrase = json.value("needsPassphrase", false),
                          .bytes = json.value("bytes", std::int64_t{0}), .files = json.value("files", std::int64_t{0}),
                          .file_bytes = json.value("fileBytes", std::int64_t{0})};
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

void note_owner(ArchiveOwner& owner, const std::string& section, const ArchiveRow& row) {
    static const std::string business_section = std::string(entities_section) + std::string(own::entity);
    static const std::string series_section = std::string(entities_section) + std::string(documents::number_series::entity);
    if (section == "commands" && value_in(row, "label") == "app.create_demo") owner.is_demo = true;
    if (section == series_section) owner.numbers.push_back(series_in(row));
    if (section != business_section) return;
    owner.name = value_in(row, own::name.name);
    owner.identity = business::business_identity(value_in(row, "id"), value_in(row, own::vat_number.name), value_in(row, own::tax_code.name));
}

}  // namespace bottega::ui

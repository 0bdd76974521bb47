#include "wasm-app/screens/lost_files.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/text.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/list_row.hpp"
#include "wasm-app/kit/program.hpp"
#include "wasm-app/kit/record_text.hpp"

namespace bottega::ui {

namespace {

constexpr std::string_view lost_setting = "local.lost_files";
constexpr std::size_t most_kept = 200, most_named = 3, most_drawn = 50;

std::string place_of(const UiContext& ui, const files::PlacedFile& file) {
    std::string place = file.owner && !file.owner_title.empty() ? entity_text(ui, file.owner->first) + " " + file.owner_title : std::string();
    if (file.superseded) place += (place.empty() ? "" : " · ") + ui.text("ui.files.earlier_version");
    return place;
}

}  // namespace

std::vector<std::string> read_lost_files(std::string_view text) {
    const auto json = nlohmann::json::parse(text, nullptr, false);
    std::vector<std::string> hashes;
    if (json.is_object() && json.contains("lost") && json["lost"].is_array())
        for (const auto& hash : json["lost"])
            if (hash.is_string()) hashes.push_back(hash.get<std::string>());
    return hashes;
}

void note_lost_files(Program& program, const std::vector<std::string>& hashes) {
    const auto end = hashes.begin() + static_cast<std::ptrdiff_t>(std::min(hashes.size(), most_kept));
    const std::string text = join({hashes.begin(), end}, ",");
    if (program.setting(lost_setting) != text) program.set_setting(lost_setting, text);
}

std::vector<std::string> lost_hashes(Program& program) {
    const std::string kept = program.setting(lost_setting);
    return kept.empty() ? std::vector<std::string>() : split(kept, ',');
}

std::vector<files::PlacedFile> lost_files(Program& program) { return files::files_by_hash(program.session().store, lost_hashes(program)); }

std::string named_files(const std::vector<files::PlacedFile>& files) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(files.size(), most_named); ++i)
        names.push_back(files[i].name + (files[i].owner_title.empty() ? "" : " (" + files[i].owner_title + ")"));
    if (files.size() > most_named) names.push_back("…");
    return join(names, ", ");
}

void draw_lost_files(const UiContext& ui, const std::vector<files::PlacedFile>& files) {
    const std::size_t drawn = std::min(files.size(), most_drawn);
    for (std::size_t i = 0; i < drawn; ++i) {
        const files::PlacedFile& file = files[i];
        const std::string place = place_of(ui, file);
        if (!list_row(file.name + "###lost" + to_string(file.id), {.detail = place, .tone = Tone::Bad, .icon = icon::triangle_alert, .last = i + 1 == drawn})) continue;
        if (file.owner && !file.owner_title.empty()) ui.navigation.open_record(file.owner->first, file.owner->second);
        else ui.navigation.open_record(files::stored_file::entity, file.id);
    }
}

}  // namespace bottega::ui

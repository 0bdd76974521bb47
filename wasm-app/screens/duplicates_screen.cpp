#include <algorithm>
#include <map>

#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/list_row.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/duplicates.hpp"

namespace bottega::ui {

namespace {

constexpr std::size_t groups_a_page = 20;
constexpr double scan_slice_ms = 8;

class DuplicatesScreen : public Screen {
public:
    DuplicatesScreen(const UiContext& ui, const Route& route);
    void draw(const UiContext& ui) override;

private:
    struct Member {
        RecordId id;
        std::string name, detail;
    };
    struct Group {
        std::vector<Member> members;
        std::string reasons, likely;
        Tone tone = Tone::Neutral;
    };
    void look_again(const UiContext& ui);
    void scan(const UiContext& ui);
    void refresh(const UiContext& ui);
    [[nodiscard]] std::vector<DuplicateGroup> open_groups(const UiContext& ui) const;
    [[nodiscard]] Group group_of(const UiContext& ui, const DuplicateGroup& found) const;
    void draw_header(const UiContext& ui);
    void draw_kinds(const UiContext& ui);
    void draw_progress(const UiContext& ui);
    void draw_groups(const UiContext& ui);
    void draw_group(const UiContext& ui, const Group& group);
    void tell_apart_all(const UiContext& ui, const Group& group) const;

    const EntityDef* def_ = nullptr;  // none: the address names no list whose records are compared
    RecordId record_;                 // only its duplicates
    std::unique_ptr<DuplicateScan> scan_;
    std::unique_ptr<DuplicateLookup> lookup_;
    std::vector<DuplicatePair> pairs_;
    std::vector<Group> groups_;
    std::int64_t all_ = 0;
    std::size_t wanted_ = groups_a_page;
    bool finished_ = false;
    std::uint64_t text_version_ = 0;
};

// What an address that names no kind of record means.
std::string first_compared(const UiContext& ui) {
    for (const EntityUi& look : ui.registry.entities())
        if (const EntityDef* def = ui.store().schema().find(look.entity); def && def->compared) return look.entity;
    return {};
}

DuplicatesScreen::DuplicatesScreen(const UiContext& ui, const Route& route) {
    const std::string named(route.parameter("of"));
    const EntityDef* def = ui.store().schema().find(named.empty() ? first_compared(ui) : named);
    if (!def || !def->compared || !ui.registry.entity(def->name)) return;
    def_ = def;
    record_ = parse_record_id(route.parameter("record")).value_or(RecordId{});
    look_again(ui);
}

void DuplicatesScreen::look_again(const UiContext& ui) {
    finished_ = false;
    pairs_.clear();
    groups_.clear();
    wanted_ = groups_a_page;
    const auto record = record_ ? ui.store().find(def_->name, record_) : std::nullopt;
    if (record) lookup_ = std::make_unique<DuplicateLookup>(ui.store(), *record);
    else scan_ = std::make_unique<DuplicateScan>(ui.store(), *def_);
}

void DuplicatesScreen::scan(const UiContext& ui) {
    if (finished_) return;
    const double until = ui.host.now_ms() + scan_slice_ms;
    const auto step = [&] { return scan_ ? scan_->step() : lookup_->step(); };
    while (step() && ui.host.now_ms() < until) {}
    finished_ = scan_ ? scan_->finished() : lookup_->finished();
    ui.host.animate();
    if (!finished_) return;
    pairs_ = scan_ ? scan_->pairs() : lookup_->pairs();
    scan_.reset();
    lookup_.reset();
    text_version_ = 0;
}

// Records that are gone since, merged or deleted, and those told apart are left out.
std::vector<DuplicateGroup> DuplicatesScreen::open_groups(const UiContext& ui) const {
    std::map<std::int64_t, bool> there;
    const auto is_there = [&](RecordId id) {
        const auto known = there.find(id.value);
        return known != there.end() ? known->second : there.emplace(id.value, ui.store().find(def_->name, id).has_value()).first->second;
    };
    std::vector<DuplicatePair> open;
    std::copy_if(pairs_.begin(), pairs_.end(), std::back_inserter(open),
                 [&](const DuplicatePair& pair) { return is_there(pair.first) && is_there(pair.second); });
    return duplicate_groups(open, told_apart(ui.store(), def_->name));
}

DuplicatesScreen::Group DuplicatesScreen::group_of(const UiContext& ui, const DuplicateGroup& found) const {
    const auto records = ui.store().fetch(def_->name, found.records);
    Group group{.members = {}, .reasons = reasons_text(ui, records[0], records[1]), .likely = {}};
    for (const Record& record : records) group.members.push_back({record.id(), record_name(ui, record), telling_text(ui, record)});
    const bool sure = found.score >= sure_likeness, likely = found.score >= likely_likeness;
    group.likely = ui.text(sure ? "ui.duplicates.sure" : likely ? "ui.duplicates.likely" : "ui.duplicates.maybe");
    group.tone = sure ? Tone::Bad : likely ? Tone::Warn : Tone::Neutral;
    return group;
}

void DuplicatesScreen::refresh(const UiContext& ui) {
    if (!finished_ || text_version_ == ui.text_version()) return;
    text_version_ = ui.text_version();
    groups_.clear();
    const auto open = open_groups(ui);
    all_ = static_cast<std::int64_t>(open.size());
    for (std::size_t i = 0; i < std::min(wanted_, open.size()); ++i) groups_.push_back(group_of(ui, open[i]));
}

void DuplicatesScreen::draw(const UiContext& ui) {
    if (def_) {
        scan(ui);
        refresh(ui);
    }
    draw_header(ui);
    begin_page_body("duplicates");
    paragraph(ui.text("ui.duplicates.help"));
    space(metric::form_gap);
    if (!record_) draw_kinds(ui);
    if (!def_) empty_state(icon::copy_check, ui.text("ui.nowhere"));
    else if (!finished_) draw_progress(ui);
    else if (groups_.empty()) empty_state(icon::copy_check, ui.text("ui.duplicates.none"), {}, ui.text("ui.duplicates.none_detail"));
    else draw_groups(ui);
    end_page_body();
}

void DuplicatesScreen::draw_header(const UiContext& ui) {
    std::string subtitle;
    if (def_) subtitle = record_ ? ui.text("ui.duplicates.of_record", {ui.titles.title(ui.store(), def_->name, record_)}) : entity_plural(ui, def_->name);
    const std::string back = ui.label("ui.back");
    std::vector<HeaderAction> actions;
    if (def_ && finished_) actions.push_back({.label = ui.label("ui.duplicates.look_again"), .icon = icon::refresh_cw});
    const int pressed = page_header({.title = ui.text("ui.duplicates"), .subtitle = subtitle, .back = back, .actions = actions});
    if (pressed == header_back) ui.navigation.back();
    if (pressed == 0) look_again(ui);
}

void DuplicatesScreen::draw_kinds(const UiContext& ui) {
    std::vector<Choice> kinds;
    for (const EntityUi& look : ui.registry.entities())
        if (const EntityDef* def = ui.store().schema().find(look.entity); def && def->compared) kinds.push_back({.value = def->name, .text = entity_plural(ui, def->name)});
    std::string kind = def_ ? def_->name : std::string();
    if (kinds.size() < 2 || (is_phone() && kinds.size() > 3)) return;
    if (segmented(ui.label("ui.duplicates.kind"), kind, kinds)) ui.navigation.go(duplicates_route(kind));
    space(metric::form_gap);
}

void DuplicatesScreen::draw_progress(const UiContext& ui) {
    const float share = scan_ && scan_->total() > 0 ? static_cast<float>(scan_->done()) / static_cast<float>(scan_->total()) : 0;
    begin_card("scanning");
    progress_bar(ui.text("ui.duplicates.looking"), std::clamp(share, 0.0f, 1.0f), scan_ ? ui.text("ui.duplicates.of_records", {ui.locale.integer(scan_->records())}) : "");
    end_card();
}

void DuplicatesScreen::draw_groups(const UiContext& ui) {
    label(ui.catalogue.plural("ui.duplicates.found", all_, {ui.locale.integer(all_)}), TextStyle::Strong);
    space(metric::gap);
    for (const Group& group : groups_) draw_group(ui, group);
    if (static_cast<std::int64_t>(groups_.size()) == all_) return;
    if (button(ui.label("ui.duplicates.more"), {.icon = icon::chevron_down})) {
        wanted_ += groups_a_page;
        text_version_ = 0;
    }
    space(metric::form_gap);
}

void DuplicatesScreen::draw_group(const UiContext& ui, const Group& group) {
    const std::string id = "group" + to_string(group.members.front().id) + to_string(group.members.back().id);
    begin_card(id);
    pill(group.likely, group.tone);
    paragraph(group.reasons, TextStyle::Secondary);
    space(2);
    for (const Member& member : group.members)
        if (list_row(member.name + "###" + to_string(member.id), {.detail = member.detail, .last = &member == &group.members.back()}))
            ui.navigation.open_record(def_->name, member.id);
    space(metric::gap);
    const std::string merge = ui.text("ui.merge.open") + "###merge", apart = ui.text("ui.duplicates.not_same") + "###apart";
    const std::string about = ": " + group.members[0].name + " + " + group.members[1].name;
    const std::string merge_name = ui.text("ui.merge.open") + about, apart_name = ui.text("ui.duplicates.not_same") + about;
    std::vector<RecordId> records;
    for (const Member& member : group.members) records.push_back(member.id);
    if (button(merge, {.kind = ButtonKind::Primary, .icon = icon::combine, .name = merge_name})) ui.navigation.go(merge_route(def_->name, records));
    ImGui::SameLine(0, metric::gap);
    if (button(apart, {.kind = ButtonKind::Ghost, .icon = icon::x, .name = apart_name})) tell_apart_all(ui, group);
    end_card();
    space(metric::form_gap);
}

void DuplicatesScreen::tell_apart_all(const UiContext& ui, const Group& group) const {
    std::vector<RecordId> records;
    for (const Member& member : group.members) records.push_back(member.id);
    ui.run({.label = "ui.duplicates.not_same",
            .run = [entity = def_->name, records](Session& session, const Answers&) { return tell_apart(session, entity, records); },
            .done_text = "ui.duplicates.told_apart"});
}

}  // namespace

std::unique_ptr<Screen> make_duplicates_screen(const UiContext& ui, const Route& route) { return std::make_unique<DuplicatesScreen>(ui, route); }

}  // namespace bottega::ui

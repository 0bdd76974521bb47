#include <algorithm>
#include <optional>

#include "core/base/text.hpp"
#include "core/files/stored_file.hpp"
#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/chip_flow.hpp"
#include "wasm-app/kit/choice_tile.hpp"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/duplicates.hpp"
#include "wasm-app/screens/merge_draft.hpp"

namespace bottega::ui {

namespace {

constexpr float question_width = 170, least_tile = 190, widest_page = 1240;
constexpr std::size_t named_links = 5;
constexpr std::size_t most_links_at_once = 200;  // within one frame

std::vector<RecordId> records_in(std::string_view list) {
    std::vector<RecordId> records;
    for (const std::string& text : split(list, ','))
        if (const auto id = parse_record_id(text); id && std::find(records.begin(), records.end(), *id) == records.end() && records.size() < most_merged)
            records.push_back(*id);
    return records;
}

class MergeScreen : public Screen {
public:
    MergeScreen(const UiContext& ui, const Route& route);
    void draw(const UiContext& ui) override;
    [[nodiscard]] bool has_unsaved_changes() const override { return draft_ && draft_->was_touched() && !merging_; }
    void save(const UiContext& ui) override { merge(ui); }

private:
    struct Column {
        std::string name, detail;
    };
    struct Link {
        std::string title, note;
        std::string entity;                                       // of the named ones
        std::vector<std::pair<RecordId, std::string>> named;
        std::optional<Query> all;                                 // where there are more
    };
    void refresh(const UiContext& ui);
    [[nodiscard]] Link link_of(const UiContext& ui, const files::LinkedRecords& linked) const;
    [[nodiscard]] bool is_stacked() const { return tile_width() < least_tile; }
    [[nodiscard]] float tile_width() const;
    [[nodiscard]] std::string text_of(const UiContext& ui, std::size_t field, int place) const;
    void draw_header(const UiContext& ui);
    void draw_problems(const UiContext& ui);
    void draw_records(const UiContext& ui);
    [[nodiscard]] std::optional<RecordId> draw_leave_out(const UiContext& ui);
    void draw_fields(const UiContext& ui);
    void draw_column_names();
    void draw_field(const UiContext& ui, std::size_t field);
    void draw_equal(const UiContext& ui);
    void draw_links(const UiContext& ui);
    void draw_link(const UiContext& ui, const Link& link);
    void draw_footer(const UiContext& ui);
    void merge(const UiContext& ui);

    const EntityDef* def_ = nullptr;
    std::optional<MergeDraft> draft_;
    std::vector<Column> columns_;
    std::vector<Link> links_;
    std::shared_ptr<Issues> problems_ = std::make_shared<Issues>();  // written after the frame, when this may be gone
    bool shows_equal_ = false, merging_ = false, stale_ = true;
    std::uint64_t text_version_ = 0;
};

MergeScreen::MergeScreen(const UiContext& ui, const Route& route) {
    const EntityDef* def = ui.store().schema().find(route.parameter("of"));
    if (!def || !def->compared || !ui.registry.entity(def->name)) return;
    def_ = def;
    draft_.emplace(ui.store(), *def, records_in(route.parameter("records")));
}

void MergeScreen::refresh(const UiContext& ui) {
    const bool data_changed = text_version_ != ui.text_version();
    if (!data_changed && !stale_) return;
    if (data_changed) draft_->refresh(ui.store());
    text_version_ = ui.text_version();
    stale_ = false;
    columns_.clear();
    for (const Record& record : draft_->records()) columns_.push_back({record_name(ui, record), telling_text(ui, record)});
    links_.clear();
    for (const files::LinkedRecords& linked : draft_->links()) links_.push_back(link_of(ui, linked));
}

// Lines are told by their documents, files by their names.
MergeScreen::Link MergeScreen::link_of(const UiContext& ui, const files::LinkedRecords& linked) const {
    const EntityDef& def = ui.store().schema().entity(linked.entity);
    const std::string& shown = def.parent.empty() ? def.name : def.parent;
    std::vector<RecordId> records = linked.records;
    if (!def.parent.empty()) {
        records.clear();
        for (const Record& line : ui.store().fetch(def.name, linked.records))
            if (std::find(records.begin(), records.end(), line.parent()) == records.end()) records.push_back(line.parent());
    }
    Link link{.title = entity_plural(ui, shown) + " (" + ui.locale.integer(static_cast<std::int64_t>(records.size())) + ")", .note = {}, .entity = {}, .named = {}, .all = {}};
    if (linked.sealed > 0) link.note = ui.catalogue.plural("ui.merge.sealed", linked.sealed, {ui.locale.integer(linked.sealed)});
    if (ui.registry.entity(shown)) link.entity = shown;
    for (std::size_t i = 0; i < std::min(records.size(), named_links); ++i)
        if (const auto record = ui.store().find(shown, records[i])) link.named.emplace_back(records[i], record_name(ui, *record));
    if (records.size() <= named_links || link.entity.empty() || !def.parent.empty()) return link;
    Condition ids{.field = linked.field, .comparison = Comparison::In};
    for (const RecordId record : draft_->merged()) ids.values.push_back(record);
    link.all = Query{.entity = shown, .conditions = {std::move(ids)}};
    return link;
}

void MergeScreen::draw(const UiContext& ui) {
    merging_ = merging_ && ui.program.long_work();
    if (draft_) refresh(ui);
    draw_header(ui);
    if (!draft_ || draft_->records().size() < 2) {
        if (empty_state(icon::combine, ui.text("ui.merge.nothing"), def_ ? ui.label("ui.back_to_list") : "")) ui.navigation.open_list(def_->name);
        return;
    }
    begin_scroll_area("merge", footer_bar_height() - page_padding());
    begin_column(std::min(widest_page, ImGui::GetContentRegionAvail().x));
    draw_problems(ui);
    draw_records(ui);
    draw_fields(ui);
    draw_links(ui);
    space(page_padding());
    end_column();
    end_scroll_area();
    draw_footer(ui);
}

void MergeScreen::draw_header(const UiContext& ui) {
    const std::string back = ui.label("ui.back"), subtitle = def_ ? entity_plural(ui, def_->name) : std::string();
    if (page_header({.title = ui.text("ui.merge"), .subtitle = subtitle, .back = back}) == header_back) ui.navigation.back();
}

void MergeScreen::draw_problems(const UiContext& ui) {
    std::string sentences;
    for (const Issue& issue : *problems_) {
        const bool has_field = def_->has(issue.field);
        sentences += (sentences.empty() ? "" : ". ") + (has_field ? ui.field_label(*def_, def_->field(issue.field)) + ": " : "") + ui.sentence(issue);
    }
    if (sentences.empty()) return;
    banner("merge_problems", Tone::Bad, sentences);
    space(metric::gap);
}

float MergeScreen::tile_width() const {
    const auto count = static_cast<float>(draft_->records().size());
    return (ImGui::GetContentRegionAvail().x - question_width - metric::gap * count) / count;
}

// One of several may be another after all.
std::optional<RecordId> MergeScreen::draw_leave_out(const UiContext& ui) {
    std::optional<RecordId> left_out;
    ChipFlow flow;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const RecordId id = draft_->records()[i].id();
        const std::string text = ui.text("ui.merge.leave_out", {columns_[i].name}) + "###leave" + to_string(id);
        flow.next(button_width(text, true));
        if (button(text, {.kind = ButtonKind::Ghost, .icon = icon::x})) left_out = id;
    }
    return left_out;
}

void MergeScreen::draw_records(const UiContext& ui) {
    const std::string question = ui.text("ui.merge.which_remains"), sentence = ui.text("ui.merge.sentence");
    begin_card("which_remains", {.title = question});
    paragraph(sentence);
    space(metric::gap);
    begin_choices(question);
    std::optional<RecordId> kept;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const RecordId id = draft_->records()[i].id();
        if (choice_tile(columns_[i].name + "###keep" + to_string(id), {.chosen = id == draft_->survivor(), .detail = columns_[i].detail})) kept = id;
    }
    end_choices();
    const auto left_out = columns_.size() > 2 ? draw_leave_out(ui) : std::nullopt;
    end_card();
    space(metric::form_gap);
    if (kept) draft_->keep(ui.store(), *kept);
    if (left_out) draft_->leave_out(ui.store(), *left_out);
    stale_ = stale_ || kept || left_out;
}

std::string MergeScreen::text_of(const UiContext& ui, std::size_t field, int place) const {
    if (place == MergeDraft::both) return ui.text("ui.merge.both");
    std::string text = value_text(ui, draft_->records()[static_cast<std::size_t>(place)], field);
    return text.empty() ? ui.text("ui.merge.empty") : text;
}

void MergeScreen::draw_fields(const UiContext& ui) {
    if (stale_) refresh(ui);
    begin_card("fields", {.title = ui.text("ui.merge.values")});
    paragraph(ui.text(draft_->differing().empty() ? "ui.merge.nothing_differs" : "ui.merge.values_help"));
    space(metric::gap);
    if (!is_stacked() && !draft_->differing().empty()) draw_column_names();
    for (const std::size_t field : std::vector<std::size_t>(draft_->differing())) draw_field(ui, field);
    draw_equal(ui);
    end_card();
    space(metric::form_gap);
}

// Which column is whose; the record that remains stands out.
void MergeScreen::draw_column_names() {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float width = tile_width();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        ImGui::SetCursorScreenPos({start.x + question_width + static_cast<float>(i) * (width + metric::gap), start.y});
        label(columns_[i].name, draft_->records()[i].id() == draft_->survivor() ? TextStyle::Strong : TextStyle::Secondary, width);
    }
    space(2);
}

void MergeScreen::draw_field(const UiContext& ui, std::size_t field) {
    const std::string question = ui.field_label(*def_, def_->fields[field]);
    const bool stacked = is_stacked();
    const float width = stacked ? ImGui::GetContentRegionAvail().x : tile_width();
    std::vector<int> places;
    for (int place = 0; place < static_cast<int>(columns_.size()); ++place) places.push_back(place);
    if (draft_->can_have_both(field)) places.push_back(MergeDraft::both);
    float height = 0;
    for (const int place : places)
        if (!stacked && place != MergeDraft::both) height = std::max(height, choice_tile_height(text_of(ui, field, place), {}, width));
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const auto& records = draft_->records();
    ImGui::PushID(static_cast<int>(field));
    if (stacked) {
        label(question, TextStyle::Strong);
    } else {
        ImGui::SetCursorScreenPos({start.x, start.y + (button_height() - font_size::body) / 2});
        begin_column(question_width - metric::gap);
        paragraph(question, TextStyle::Strong);
        end_column();
    }
    begin_choices(question);
    float x = start.x + question_width;
    for (const int place : places) {
        const std::string text = text_of(ui, field, place);
        const bool is_both = place == MergeDraft::both;
        const std::string whose = is_both ? std::string() : columns_[static_cast<std::size_t>(place)].name;
        if (!stacked && !is_both) ImGui::SetCursorScreenPos({x, start.y});
        if (!stacked && is_both) ImGui::SetCursorScreenPos({start.x + question_width, start.y + height + metric::gap / 2});
        const std::string name = question + ": " + text + (whose.empty() ? "" : " (" + whose + ")");
        const bool muted = !is_both && is_empty(records[static_cast<std::size_t>(place)].value(field));
        if (choice_tile(text + "###place" + std::to_string(place), {.chosen = draft_->chosen(field) == place, .detail = stacked ? std::string_view(whose) : std::string_view(),
                                                                    .muted = muted, .width = width, .least_height = is_both ? 0 : height, .name = name})) {
            draft_->choose(ui.store(), field, place);
            stale_ = true;
        }
        x += width + metric::gap;
    }
    end_choices();
    ImGui::PopID();
    space(stacked ? metric::gap : metric::gap / 2);
}

void MergeScreen::draw_equal(const UiContext& ui) {
    const auto count = static_cast<std::int64_t>(draft_->equal().size());
    if (count == 0) return;
    const std::string text = ui.catalogue.plural(shows_equal_ ? "ui.merge.hide_equal" : "ui.merge.show_equal", count, {ui.locale.integer(count)});
    if (button(text + "###equal", {.kind = ButtonKind::Ghost, .icon = shows_equal_ ? icon::chevron_up : icon::chevron_down})) shows_equal_ = !shows_equal_;
    if (!shows_equal_) return;
    for (const std::size_t field : draft_->equal()) key_value(ui.field_label(*def_, def_->fields[field]), text_of(ui, field, 0), std::min(question_width, ImGui::GetContentRegionAvail().x / 2));
}

void MergeScreen::draw_links(const UiContext& ui) {
    begin_card("links", {.title = ui.text("ui.merge.goes_along")});
    if (links_.empty()) paragraph(ui.text("ui.merge.no_links"));
    bool first = true;
    for (const Link& link : links_) {
        if (!std::exchange(first, false)) divider();
        draw_link(ui, link);
    }
    end_card();
}

void MergeScreen::draw_link(const UiContext& ui, const Link& link) {
    ImGui::PushID(link.title.c_str());
    label(link.title, TextStyle::Strong);
    if (!link.note.empty()) paragraph(link.note, TextStyle::Small);
    for (const auto& [id, name] : link.named) {
        ImGui::PushID(to_string(id).c_str());
        if (link.entity.empty()) label(name);
        else if (bottega::ui::link(name, {.icon = icon::arrow_up_right, .max_width = ImGui::GetContentRegionAvail().x})) ui.navigation.open_record(link.entity, id);
        ImGui::PopID();
    }
    if (link.all && button(ui.label("ui.merge.show_all"), {.kind = ButtonKind::Ghost})) ui.navigation.open_list(*link.all);
    space(2);
    ImGui::PopID();
}

void MergeScreen::draw_footer(const UiContext& ui) {
    begin_footer_bar(ui.text("ui.save_bar"));
    const auto count = static_cast<std::int64_t>(columns_.size());
    const std::string merge_label = ui.catalogue.plural("ui.merge.do", count, {ui.locale.integer(count)}) + "###merge", cancel = ui.label("ui.cancel");
    if (button(merge_label, {.kind = ButtonKind::Primary, .icon = icon::combine})) merge(ui);
    ImGui::SameLine(0, metric::gap);
    if (button(cancel, {.kind = ButtonKind::Ghost})) ui.navigation.back();
    end_footer_bar();
}

void MergeScreen::merge(const UiContext& ui) {
    if (!draft_ || draft_->records().size() < 2 || merging_) return;
    const files::Merge wanted = draft_->merge();
    std::size_t links = 0;
    for (const files::LinkedRecords& linked : draft_->links()) links += linked.records.size();
    merging_ = true;
    problems_->clear();
    Command command{.label = std::string(files::merge_command),
                    .done = [&navigation = ui.navigation, entity = wanted.entity, survivor = wanted.survivor](RecordId) { navigation.leave_to_record(entity, survivor); },
                    .refused = [problems = problems_](const Issues& issues) { *problems = issues; },
                    .done_text = "ui.merge.done"};
    if (links > most_links_at_once)
        command.start = [wanted](Session& session) { return std::make_unique<files::MergeWork>(session.store, wanted); };
    else
        command.run = [wanted](Session& session, const Answers&) { return files::merge_records(session, wanted); };
    ui.run(std::move(command));
}

}  // namespace

std::unique_ptr<Screen> make_merge_screen(const UiContext& ui, const Route& route) { return std::make_unique<MergeScreen>(ui, route); }

}  // namespace bottega::ui

#include "wasm-app/screens/app_frame.hpp"

#include <algorithm>

#include "generated/icons.hpp"
#include "imgui_internal.h"
#include "wasm-app/kit/kiosk_door.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/app_actions.hpp"
#include "wasm-app/screens/app_banners.hpp"
#include "wasm-app/screens/app_screens.hpp"
#include "wasm-app/screens/backup.hpp"
#include "wasm-app/screens/choice_lists.hpp"
#include "wasm-app/screens/command_runner.hpp"
#include "wasm-app/screens/create_dialog.hpp"
#include "wasm-app/screens/kept_forms.hpp"
#include "wasm-app/screens/preferences.hpp"
#include "wasm-app/screens/restoring_page.hpp"
#include "wasm-app/screens/search_palette.hpp"
#include "wasm-app/screens/shortcut_sheet.hpp"
#include "wasm-app/screens/shortcuts.hpp"
#include "wasm-app/screens/side_navigation.hpp"
#include "wasm-app/screens/top_bar.hpp"
#include "wasm-app/screens/tour.hpp"
#include "wasm-app/screens/ui_texts.hpp"
#include "wasm-app/screens/undo.hpp"

namespace bottega::ui {

namespace {

// What is shown of the same kind of place keeps its scroll position while it stays the same place.
void scroll_to_top(const ImGuiWindow* of) {
    for (ImGuiWindow* window : ImGui::GetCurrentContext()->Windows)
        if (window != of && ImGui::IsWindowChildOf(window, const_cast<ImGuiWindow*>(of), false)) ImGui::SetScrollY(window, 0);
}

// The same field of the next record has the same id: what was being typed must not go over into it.
void let_go_of_field() {
    ImGui::ClearActiveID();
    ImGui::GetCurrentContext()->InputTextDeactivatedState.ID = 0;
}

bool is_list(const Registry& registry, const Route& route) { return route.item.empty() && registry.entity_at(route.place); }

}  // namespace

struct AppFrame::Parts {
    Parts(Program& program, Host& host, Registry registry)
        : program(program), host(host), registry(std::move(registry)), navigation(this->registry) {}

    Program& program;
    Host& host;
    Registry registry;
    Navigation navigation;
    Commands commands;
    TitleCache titles;
    std::unique_ptr<Catalogue> catalogue;
    std::unique_ptr<Locale> locale;

    std::unique_ptr<Screen> screen, first_start, kiosk;
    SideNavigation side;
    TopBar top_bar;
    AppBanners banners;
    SearchPalette palette;
    CommandRunner runner;
    CreateDialog create_dialog;
    ChoiceListDialog list_dialog;
    Tour tour;
    ShortcutSheet shortcut_sheet;
    KeptForms kept_forms;
    double forms_kept_at = 0;                   // milliseconds, as the host counts them
    RestoringPage restoring;

    std::optional<Navigation::Step> held_back;  // until the person says what to do with unsaved changes
    bool asking_to_leave = false, scrolls_to_top = false, first_start_needed = false;
    std::uint64_t first_start_checked = 0;
    int frames_to_save = 0;                     // a field hands over what was typed when it loses the focus
    enum Region { TopBarRegion, ContentRegion, NavigationRegion, Regions };
    int region = TopBarRegion;                  // that F6 went to last
    bool content_takes_focus = false;

    [[nodiscard]] UiContext context() {
        return {program.session(), *catalogue, *locale, host, program, registry, navigation, commands, titles};
    }
    void use_language(std::string_view language);
    void take_steps(const UiContext& ui);
    void go(const UiContext& ui, const Navigation::Step& step);
    void stay();
    [[nodiscard]] Screen* filled_in() const { return first_start_needed ? first_start.get() : screen.get(); }
    [[nodiscard]] bool is_filled_in() const;
    [[nodiscard]] bool is_restoring() const { return program.long_work() && program.long_work()->replaces_all(); }  // no record can be read
    [[nodiscard]] bool may_keep_forms() const { return !is_kiosk() && !is_restoring(); }
    void follow_forms(const UiContext& ui);
    void keep_forms(const UiContext& ui);
    void take_up(const UiContext& ui, const UnsavedForm& form);
    bool draw_first_start(const UiContext& ui);
    bool draw_kiosk(const UiContext& ui);
    void follow_shortcuts(const UiContext& ui);
    void draw_page(const UiContext& ui);
    void draw_content(const UiContext& ui, Rect rect);
    void draw_overlays(const UiContext& ui);
    [[nodiscard]] HeaderButtons all_actions(const UiContext& ui);
    void draw_leave_question(const UiContext& ui);
    void step_back(const UiContext& ui, void (*step)(const UiContext&));
    void go_to_region(int number);
};

AppFrame::AppFrame(Program& program, Host& host, Registry registry)
    : parts_(std::make_unique<Parts>(program, host, std::move(registry))) {
    set_host(host);
    parts_->use_language(program.session().language);
    apply_looks(program, host);
    if (kiosk_door()) kiosk_door()->hold_page(is_kiosk() ? program.archive() : std::string());
    if (const std::string kept = host.kept_forms(); !kept.empty()) parts_->kept_forms.start(kept, program.session().store.schema());
}

AppFrame::~AppFrame() = default;

Navigation& AppFrame::navigation() { return parts_->navigation; }
UiContext AppFrame::context() { return parts_->context(); }
bool AppFrame::is_busy() const { return !parts_->commands.empty(); }

bool AppFrame::has_unsaved_input() const {
    return parts_->is_filled_in() || parts_->program.long_work() != nullptr;
}

void AppFrame::keep_forms() {
    if (parts_->may_keep_forms()) parts_->keep_forms(parts_->context());
}

// A kiosk is left by no address.
void AppFrame::location_changed(std::string_view fragment) {
    if (is_kiosk()) return parts_->host.replace_location("");
    parts_->navigation.follow_address(parse_route(fragment));
    parts_->host.wake();
}

void AppFrame::language_changed() { parts_->use_language(parts_->program.session().language); }

void AppFrame::preferences_changed() {
    apply_looks(parts_->program, parts_->host);
    parts_->host.wake();
}

void AppFrame::Parts::use_language(std::string_view language) {
    catalogue = std::make_unique<Catalogue>(embedded_catalogue(language));
    locale = std::make_unique<Locale>(language);
    set_locale(*locale);
    set_texts(ui_texts(*catalogue));
    host.wake();
}

void AppFrame::draw() {
    Parts& parts = *parts_;
    const UiContext ui = parts.context();
    begin_root();
    if (parts.is_restoring()) {
        parts.restoring.draw(ui, *parts.program.long_work());
        return end_root();
    }
    if (!parts.draw_kiosk(ui) && !parts.draw_first_start(ui)) {
        parts.take_steps(ui);
        parts.follow_shortcuts(ui);
        parts.draw_page(ui);
        parts.draw_overlays(ui);
    }
    parts.runner.draw(ui);
    end_root();
    const std::uint64_t undone = draw_toasts();
    if (undone == 0) return;
    if (const auto wanted = undo_step(ui.store().database(), RecordId{static_cast<std::int64_t>(undone)}); wanted && wanted->stands) reverse_step_of(ui, *wanted);
}

void AppFrame::after_frame() {
    Parts& parts = *parts_;
    const bool had_succeeded = parts.runner.has_succeeded();
    parts.runner.run_all(parts.context());
    if (!had_succeeded && parts.runner.has_succeeded()) note_first_change(parts.program, parts.program.session().today);
    if (parts.program.session().language != parts.catalogue->language()) language_changed();
    if (parts.may_keep_forms()) parts.follow_forms(parts.context());
}

bool AppFrame::Parts::is_filled_in() const {
    const Screen* form = filled_in();
    return (form && form->has_unsaved_changes()) || create_dialog.has_changes();
}

// While a person types, what stands in the form is kept twice a second at most.
void AppFrame::Parts::follow_forms(const UiContext& ui) {
    constexpr double pause = 500;
    const bool typed = is_filled_in();
    if (!typed && kept_forms.is_idle()) return;
    const double due = forms_kept_at + pause - host.now_ms();
    if (typed && due > 0 && due <= pause) host.wake_in(due);
    else keep_forms(ui);
}

void AppFrame::Parts::keep_forms(const UiContext& ui) {
    const Screen* form = filled_in();
    KeptForms::OpenForms open;
    if (form && form->has_unsaved_changes()) open[KeptForms::OfScreen] = form->unsaved_form(ui);
    if (create_dialog.has_changes()) open[KeptForms::OfDialog] = create_dialog.unsaved_form(ui);
    kept_forms.keep(ui, std::move(open));
    forms_kept_at = host.now_ms();
}

void AppFrame::Parts::take_up(const UiContext& ui, const UnsavedForm& form) {
    if (const auto problem = filled_in()->take_up(ui, form)) return show_toast({.text = ui.sentence(*problem), .tone = Tone::Warn});
    kept_forms.taken_up(form);
    show_toast({.text = ui.text("ui.kept_form.resumed"), .tone = Tone::Info});
    host.wake();
}

// Nothing of what the owner had open is left behind it, nor anything of the visitors' when it ends.
bool AppFrame::Parts::draw_kiosk(const UiContext& ui) {
    if (!is_kiosk()) {
        if (kiosk) navigation.leave_to({});
        kiosk.reset();
        return false;
    }
    if (!kiosk) {
        kiosk = registry.place_at("kiosk")->make(ui, {});
        screen.reset();
        first_start.reset();
        first_start_checked = 0;
        palette.close();
        runner.forget_question();
        clear_toasts();
        navigation.arrive({});
        host.replace_location("");
    }
    if (pressed_shortcut() == Shortcut::Escape) kiosk->escape(ui);
    const ImVec2 size = ImGui::GetMainViewport()->Size;
    begin_region(mirror::Role::Region, ui.text("ui.kiosk") + "###kiosk", {0, 0, size.x, size.y}, {.colour = theme().background});
    kiosk->draw(ui);
    end_region();
    return true;
}

bool AppFrame::Parts::draw_first_start(const UiContext& ui) {
    if (!registry.first_start_needed()) return false;
    if (first_start_checked != ui.text_version()) {
        first_start_checked = ui.text_version();
        first_start_needed = registry.first_start_needed()(ui);
        if (!first_start_needed) first_start.reset();
    }
    if (!first_start_needed) return false;
    if (!first_start) {
        first_start = registry.first_start()(ui, navigation.current());
        if (const auto form = kept_forms.find_at(first_start_place)) take_up(ui, *form);
    }
    const ImVec2 size = ImGui::GetMainViewport()->Size;
    begin_region(mirror::Role::Region, ui.text("ui.first_start") + "###first_start", {0, 0, size.x, size.y});
    first_start->draw(ui);
    end_region();
    return true;
}

void AppFrame::Parts::take_steps(const UiContext& ui) {
    if (auto beside = navigation.take_beside()) create_dialog.open(ui, *beside);
    if (auto list = navigation.take_edited_list()) list_dialog.open(ui, {list->first, list->second});
    if (auto step = navigation.take_step()) {
        if (step->asks && screen && (screen->has_unsaved_changes() || create_dialog.has_changes())) {
            held_back = std::move(step);
            asking_to_leave = true;
        } else {
            go(ui, *step);
        }
    }
    if (!screen) screen = make_screen(ui, navigation.current());
    if (const auto form = kept_forms.take_wanted()) take_up(ui, *form);
    if (navigation.current().parameter("tour").empty()) return;
    navigation.refine({});
    tour.start(ui);
}

void AppFrame::Parts::go(const UiContext& ui, const Navigation::Step& step) {
    using Kind = Navigation::Step::Kind;
    navigation.arrive(step);
    const std::string fragment = format_route(step.route);
    if (step.kind == Kind::Refining || step.kind == Kind::Replacing) host.replace_location(fragment);
    else if (step.kind != Kind::FromAddress) host.set_location(fragment);
    host.wake();
    if (step.kind == Kind::Refining || (screen && screen->follow(ui, step.route))) return;
    runner.forget_question();
    palette.close();
    create_dialog.close();
    list_dialog.close();
    forget_unreadable_input();
    let_go_of_field();
    screen = make_screen(ui, step.route);
    scrolls_to_top = step.kind != Kind::Backwards;
}

void AppFrame::Parts::stay() {
    if (held_back && held_back->kind == Navigation::Step::FromAddress) host.set_location(format_route(navigation.current()));
    held_back.reset();
}

void AppFrame::Parts::follow_shortcuts(const UiContext& ui) {
    if (frames_to_save > 0 && --frames_to_save == 0) screen->save(ui);
    if (frames_to_save > 0) host.wake();
    switch (pressed_shortcut()) {
        case Shortcut::Save:
            ImGui::ClearActiveID();
            frames_to_save = 2;
            host.wake(3);
            break;
        case Shortcut::Search: palette.open(); break;
        case Shortcut::Find:
            if (!is_list(registry, navigation.current())) palette.open();  // a list searches itself
            break;
        case Shortcut::New: screen->create_new(ui); break;
        case Shortcut::Print: screen->print(ui); break;
        case Shortcut::Escape: screen->escape(ui); break;
        case Shortcut::Undo: step_back(ui, undo_last); break;
        case Shortcut::Redo: step_back(ui, redo_last); break;
        case Shortcut::Sheet: shortcut_sheet.open(); break;
        case Shortcut::NextRegion:
            if (region != ContentRegion || !screen->go_to_part(true)) go_to_region((region + 1) % Regions);
            break;
        case Shortcut::PreviousRegion:
            if (region != ContentRegion || !screen->go_to_part(false)) go_to_region((region + Regions - 1) % Regions);
            break;
        default: break;
    }
}

// What is being typed must not be changed beneath the person.
void AppFrame::Parts::step_back(const UiContext& ui, void (*step)(const UiContext&)) {
    if (screen->has_unsaved_changes()) ui.toast("ui.undo.unsaved");
    else step(ui);
}

// F6 goes from region to region: the first thing in the wanted one takes the focus.
void AppFrame::Parts::go_to_region(int number) {
    region = is_phone() && number == NavigationRegion ? TopBarRegion : number;
    if (region == TopBarRegion) top_bar.take_focus();
    if (region == ContentRegion) content_takes_focus = true;
    if (region == NavigationRegion) side.take_focus();
    ImGui::GetCurrentContext()->NavId = 0;  // else the item that had the focus takes the request back when it is drawn
    ImGui::SetNavCursorVisible(true);
}

void AppFrame::Parts::draw_page(const UiContext& ui) {
    const ImVec2 size = ImGui::GetMainViewport()->Size;
    const float left = side.width(ui);
    if (left > 0) side.draw(ui, {0, 0, left, size.y});
    const TopBar::Press press = top_bar.draw(ui, {left, 0, size.x - left, metric::top_bar});
    if (press == TopBar::Press::Menu) side.toggle(ui);
    if (press == TopBar::Press::Search) palette.open();
    if (press == TopBar::Press::Tour) tour.start(ui);
    if (press == TopBar::Press::Shortcuts) shortcut_sheet.open();
    draw_content(ui, {left, metric::top_bar, size.x - left, size.y - metric::top_bar});
}

void AppFrame::Parts::draw_content(const UiContext& ui, Rect rect) {
    begin_region(mirror::Role::Region, ui.text("ui.content") + "###content", rect,
                 {.colour = theme().background, .padding = {page_padding(), page_padding()}});
    if (scrolls_to_top) scroll_to_top(ImGui::GetCurrentWindow());
    scrolls_to_top = false;
    if (banners.draw(ui) == AppBanners::Press::Tour) tour.start(ui);
    if (kept_forms.has_offers()) kept_forms.draw(ui);
    if (std::exchange(content_takes_focus, false)) ImGui::SetKeyboardFocusHere();
    ImGui::PushID(navigation.current().place.c_str());
    screen->draw(ui);
    ImGui::PopID();
    end_region();
}

void AppFrame::Parts::draw_overlays(const UiContext& ui) {
    palette.draw(ui, [&] { return all_actions(ui); });
    side.draw_sheet(ui);
    top_bar.draw_dialogs(ui);
    create_dialog.draw(ui);
    list_dialog.draw(ui);
    tour.draw(ui);
    shortcut_sheet.draw(ui);
    draw_leave_question(ui);
}

// What the person can do now: on the open page, then anywhere.
HeaderButtons AppFrame::Parts::all_actions(const UiContext& ui) {
    HeaderButtons all = screen->actions(ui);
    const auto add = [&](std::string_view key, std::string_view icon, std::string_view shortcut, std::function<void()> press) {
        const std::string keys = "ui.shortcut." + std::string(shortcut) + ".keys";
        all.push_back({{.label = ui.label(key), .icon = std::string(icon), .tooltip = shortcut.empty() ? std::string() : ui.text(keys)}, std::move(press)});
    };
    add("ui.shortcut.undo", icon::undo_2, "undo", [this, &ui] { step_back(ui, undo_last); });
    add("ui.shortcut.redo", icon::rotate_cw, "redo", [this, &ui] { step_back(ui, redo_last); });
    add("ui.shortcuts", icon::keyboard, "sheet", [this] { shortcut_sheet.open(); });
    add("ui.tour.start", icon::map_pin, "", [this, &ui] { tour.start(ui); });
    for (HeaderButton& button : app_actions(ui)) all.push_back(std::move(button));
    return all;
}

void AppFrame::Parts::draw_leave_question(const UiContext& ui) {
    if (!asking_to_leave) return;
    const std::string title = ui.text("ui.leave_title"), sentence = ui.text("ui.leave_sentence");
    const std::string yes = ui.text("ui.leave_yes"), no = ui.text("ui.leave_no");
    switch (confirm_dialog("leave", asking_to_leave, {.title = title, .sentence = sentence, .yes = yes, .no = no})) {
        case ConfirmAnswer::Yes:
            if (held_back) go(ui, *std::exchange(held_back, std::nullopt));
            break;
        case ConfirmAnswer::No: stay(); break;
        case ConfirmAnswer::None: break;
    }
}

}  // namespace bottega::ui

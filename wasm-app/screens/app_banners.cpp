#include "wasm-app/screens/app_banners.hpp"

#include <algorithm>

#include "core/data/kept_to_look_up.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/backup.hpp"
#include "wasm-app/screens/move_guide.hpp"
#include "wasm-app/screens/tour.hpp"

namespace bottega::ui {

void AppBanners::draw_long_work(const UiContext& ui, const LongWork& work) {
    const float share = work.total() > 0 ? static_cast<float>(work.done()) / static_cast<float>(work.total()) : 0;
    const std::string left = time_left_.follow(ui, work.done(), work.total());
    const std::string count = ui.text("ui.done_of_total", {ui.locale.integer(work.done()), ui.locale.integer(work.total())}) + (left.empty() ? "" : " · " + left);
    begin_card("long_work");
    progress_bar(ui.text("ui.working"), std::clamp(share, 0.0f, 1.0f), count);
    space(metric::gap);
    if (button(ui.label("ui.cancel_work"))) ui.program.cancel_long_work();
    end_card();
    space(metric::gap);
}

// A large one takes minutes; meanwhile one works on.
void AppBanners::draw_backup_under_way(const UiContext& ui) {
    if (!is_backing_up()) return;
    progress_.follow(ui);
    if (!progress_.is_known()) return;
    begin_card("backup_under_way");
    progress_.draw_bar(ui);
    space(metric::gap);
    if (button(ui.label("ui.cancel_work"))) stop_page_work(ui);
    end_card();
    space(metric::gap);
}

void AppBanners::draw_new_version(const UiContext& ui) {
    if (!ui.host.has_new_version() || new_version_put_off_) return;
    const int answer = banner("new_version", Tone::Info, ui.text("ui.new_version"), {.first = ui.label("ui.take_new_version")}, true);
    if (answer == 1) ui.host.change_to_new_version();
    if (answer == -1) new_version_put_off_ = true;
    space(metric::gap);
}

// Who is here for the first time is offered the tour.
AppBanners::Press AppBanners::draw_demo(const UiContext& ui) {
    if (!tour_offered_) tour_offered_ = Tour::is_offered(ui);
    const bool offered = *tour_offered_;
    const std::string leave = ui.label("ui.leave_demo"), tour = ui.label("ui.tour.start");
    const BannerAction actions{.first = offered ? tour : leave, .second = offered ? std::string_view(leave) : std::string_view()};
    const int pressed = banner("demo", Tone::Violet, ui.text(offered ? "ui.demo_banner_first" : "ui.demo_banner"), actions, offered);
    space(metric::gap);
    if (pressed == (offered ? 2 : 1)) ui.program.open_archive("main");
    if (!offered || pressed == 0 || pressed == 2) return Press::None;
    tour_offered_ = false;
    if (pressed == -1) Tour::decline(ui);
    return pressed == 1 ? Press::Tour : Press::None;
}

AppBanners::Press AppBanners::draw(const UiContext& ui) {
    Press press = Press::None;
    if (const LongWork* work = ui.program.long_work()) draw_long_work(ui, *work);
    draw_backup_under_way(ui);
    if (!ui.program.is_kept()) {
        banner("plain_http", Tone::Bad, ui.text("ui.plain_http"));
        space(metric::gap);
    } else if (ui.program.is_demo() && ui.navigation.current().place.empty()) {
        press = draw_demo(ui);
    }
    draw_new_version(ui);
    if (checked_ != ui.text_version()) {
        checked_ = ui.text_version();
        backup_due_ = backup_is_due(ui);
        moved_on_ = Date::parse_iso(ui.program.setting(moved_setting));
    }
    if (moved_on_) {
        const std::string sentence = ui.text("ui.move.moved", {ui.locale.long_date(*moved_on_)});
        if (banner("moved", Tone::Warn, sentence, {.first = ui.label("ui.move.work_here")}) == 1) mark_moved(ui, false);
        space(metric::gap);
    }
    if (!backup_due_ || backup_put_off_) return press;
    const int answer = banner("backup", Tone::Warn, ui.text("ui.backup_due"), {.first = ui.label("ui.backup_now")}, true);
    if (answer == 1) back_up(ui);
    if (answer != 0) backup_put_off_ = true;
    space(metric::gap);
    return press;
}

}  // namespace bottega::ui

#pragma once

// What the person should know wherever they are: this is the demo, nothing is kept, a backup is due, a newer
// version is there, work is going on.

#include <optional>

#include "wasm-app/kit/ui_context.hpp"
#include "wasm-app/screens/page_progress.hpp"
#include "wasm-app/screens/time_left.hpp"

namespace bottega::ui {

class AppBanners {
public:
    enum class Press { None, Tour };
    Press draw(const UiContext& ui);

private:
    void draw_long_work(const UiContext& ui, const LongWork& work);
    void draw_backup_under_way(const UiContext& ui);
    void draw_new_version(const UiContext& ui);
    Press draw_demo(const UiContext& ui);

    PageProgress progress_;
    TimeLeft time_left_;
    bool new_version_put_off_ = false;
    std::optional<bool> tour_offered_;  // asked once, until the answer
    bool backup_put_off_ = false;   // until the program is opened again
    bool backup_due_ = false;
    std::optional<Date> moved_on_;
    std::uint64_t checked_ = 0;
};

}  // namespace bottega::ui

#pragma once

// Things a person reads: headings, texts, pills, cards, figures, empty states, banners.

#include <string>
#include <string_view>

#include "wasm-app/kit/theme.hpp"

namespace bottega::ui {

void heading(std::string_view text, int level = 1);          // 1 page, 2 section, 3 group

enum class TextStyle { Body, Strong, Secondary, Muted, Small, Caption };
void label(std::string_view text, TextStyle style = TextStyle::Body, float max_width = 0);  // one line, ellipsis
void paragraph(std::string_view text, TextStyle style = TextStyle::Secondary, float width = 0);  // wrapped

float pill_width(std::string_view text);
void pill(std::string_view text, Tone tone = Tone::Neutral, bool dot = true);
void avatar(std::string_view name, float diameter = 32);
void divider();
void space(float height);
void key_value(std::string_view key, std::string_view value, float key_width = 160);
void skeleton(float width, float height = 14);               // the place of what is still loading
void progress_bar(std::string_view label, float fraction, std::string_view value_text = {});
void tooltip(std::string_view text);                         // of the item drawn last

// A white card around what is drawn between begin and end. Height 0: as high as its content.
class CardRow;
struct CardOptions {
    float width = -1;
    float height = 0;
    std::string_view title = {};
    std::string_view subtitle = {};
    float padding = metric::card_padding;
    CardRow* row = nullptr;  // its cards beside each other are equally high
};
void begin_card(std::string_view id, const CardOptions& options = {});
void end_card();

// A titled part of a form or a page.
void section(std::string_view title, std::string_view help = {});

// True when the action was pressed.
bool empty_state(std::string_view icon, std::string_view sentence, std::string_view action_label = {},
                 std::string_view detail = {});

struct BannerAction {
    std::string_view first = {}, second = {};
};
// 0: nothing pressed; 1 or 2: that action; -1: closed.
int banner(std::string_view id, Tone tone, std::string_view text, const BannerAction& actions = {}, bool closable = false);

struct KpiOptions {
    std::string_view icon = {};
    std::string_view detail = {};      // "on last month"
    std::string_view change = {};      // "+12,4 %"
    Tone change_tone = Tone::Neutral;
    bool rising = true;
    float width = -1;
};
// A figure of the dashboard; pressing it opens the records behind it.
bool kpi_card(std::string_view label, std::string_view value, const KpiOptions& options = {});

}  // namespace bottega::ui

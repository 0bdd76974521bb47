#include "wasm-app/panels/logo_card.hpp"

#include "core/base/base64.hpp"
#include "core/modules/business/business.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/picture.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

constexpr std::string_view png_signature = "\x89PNG\r\n\x1a\n";
constexpr std::size_t most_bytes = 280'000;

// Width and height stand behind the signature, highest byte first.
std::int64_t png_number(std::string_view png, std::size_t at) {
    std::int64_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) number = number << 8 | static_cast<unsigned char>(png[at + i]);
    return number;
}

bool is_png(std::string_view bytes) { return bytes.size() > 24 && bytes.starts_with(png_signature); }

}  // namespace

bool LogoCard::draw(const UiContext& ui, Record& business) {
    bool changed = false;
    if (const auto file = choice_.take()) changed = take(ui, business, *file);
    const std::string logo = business.text(business::business::logo);
    if (described_ != logo) look_at(ui, logo);
    if (const auto dots = dots_.take(); dots && dots->failure.empty()) {
        picture::show(dots->json);
        is_pictured_ = true;
    }
    begin_card("logo", {.title = ui.text("business.logo")});
    if (!logo.empty() && is_pictured_) {
        picture::draw(ui.text("ui.logo.preview"));
        space(metric::gap);
    }
    paragraph(logo.empty() ? ui.text("ui.logo.help") : description_);
    if (!problem_.empty()) {
        space(metric::gap);
        banner("logo_problem", Tone::Bad, problem_);
    }
    space(metric::gap);
    if (button(ui.text(logo.empty() ? "ui.logo.choose" : "ui.logo.change") + "###ui.logo.choose", {.icon = icon::image}))
        choice_.ask(ui.host, "image/png,image/jpeg,image/webp,image/svg+xml");
    if (!logo.empty()) {
        ImGui::SameLine(0, metric::gap);
        if (button(ui.label("ui.logo.remove"), {.kind = ButtonKind::Ghost, .icon = icon::trash_2})) {
            business.clear(business::business::logo);
            changed = true;
        }
    }
    end_card();
    return changed;
}

void LogoCard::look_at(const UiContext& ui, const std::string& logo) {
    described_ = logo;
    is_pictured_ = false;
    description_.clear();
    const std::string png = base64_decode(logo).value_or(std::string());
    if (!is_png(png)) return;
    description_ = ui.text("ui.logo.facts", {ui.locale.integer(png_number(png, 16)), ui.locale.integer(png_number(png, 20)),
                                             ui.locale.integer(static_cast<std::int64_t>(png.size() + 1023) / 1024)});
    dots_.ask(ui.host, "picture-dots", write_picture_wish(logo, picture::width, picture::height));
}

bool LogoCard::take(const UiContext& ui, Record& business, const PickedFile& file) {
    problem_ = !is_png(file.bytes) ? ui.text("ui.logo.no_picture", {file.name}) : file.bytes.size() > most_bytes ? ui.text("ui.logo.too_large") : std::string();
    if (!problem_.empty()) return false;
    business.set(business::business::logo, base64_encode(file.bytes));
    return true;
}

}  // namespace bottega::ui

#include "wasm-app/kit/value_fields.hpp"

#include <string>
#include <unordered_map>
#include <utility>

#include "core/base/text.hpp"
#include "core/i18n/locale.hpp"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/field_frame.hpp"
#include "wasm-app/kit/value_text.hpp"

namespace bottega::ui {

using mirror::Role;

namespace {

// What is being typed, or was left though it could not be read.
struct Typed {
    std::string text;
    std::string was;       // how the value was written when the typing began
    bool unreadable = false;
    int seen_in = 0;       // frame
};

std::unordered_map<ImGuiID, Typed>& typed_texts() {
    static std::unordered_map<ImGuiID, Typed> texts;
    return texts;
}

bool seeks_unreadable = false;

void drop_unseen(int frame) {
    static int last_sweep = 0;
    if (frame == last_sweep) return;
    last_sweep = frame;
    std::erase_if(typed_texts(), [frame](const auto& entry) { return entry.second.seen_in + 3 < frame; });
}

}  // namespace

bool has_unreadable_input() {
    const int frame = ImGui::GetFrameCount();
    for (const auto& [id, typed] : typed_texts())
        if (typed.unreadable && typed.seen_in + 1 >= frame) return true;
    return false;
}

void forget_unreadable_input() { typed_texts().clear(); }

void go_to_unreadable_input() { seeks_unreadable = true; }

ValueTextResult value_text(std::string_view label, const FieldOptions& given, const ValueText& value) {
    const int now = ImGui::GetFrameCount();
    drop_unseen(now);
    const ImGuiID key = draw::Label(label).id();
    auto known = typed_texts().find(key);
    static std::string shown;
    if (known == typed_texts().end() || (known->second.unreadable && known->second.was != value.written)) {
        typed_texts().erase(key);
        known = typed_texts().end();
        shown = value.written;
    } else {
        shown = known->second.text;
    }
    FieldOptions options = given;
    static std::string problem;
    const bool unreadable = known != typed_texts().end() && known->second.unreadable;
    if (unreadable) {
        problem = value.problem(shown);
        options.error = problem;
        options.noted_elsewhere = false;
        options.focus = options.focus || std::exchange(seeks_unreadable, false);
    }

    FieldFrame frame(label, options);
    const LineEditResult line = line_edit(frame, options, {.text = &shown, .right_aligned = value.right_aligned,
                                                           .end_room = value.end_room, .flags = value.flags,
                                                           .callback = value.callback, .callback_data = value.callback_data});
    ValueTextResult result{.line = line, .min = frame.min(), .max = frame.max()};
    if (line.changed || line.deactivated) result.changed = value.read(shown);
    const bool readable = !(line.changed || line.deactivated) || value.was_readable();
    if (line.active) {
        Typed& typed = typed_texts()[key];
        if (line.changed || typed.was.empty()) typed.was = value.written;
        typed.text = shown;
        typed.unreadable = false;
        typed.seen_in = now;
    } else if (line.deactivated && !readable) {
        typed_texts()[key] = Typed{shown, std::string(value.written), true, now};
        host().wake();
    } else if (unreadable) {
        known->second.seen_in = now;
    } else {
        typed_texts().erase(key);
    }
    mirror::item(line.id, Role::Textbox,
                 {.name = frame.name(), .value = shown, .description = frame.description(), .a = static_cast<int>(options.mode)},
                 frame.state());
    if (value.inside) value.inside(result);
    frame.close();
    return result;
}

namespace {

// A number, but with more decimals than the field keeps.
template <class Read>
bool is_too_fine(std::string_view text, int most, Read read) {
    const std::size_t sign = text.find_last_of(".,");
    if (sign == std::string_view::npos || text.size() - sign - 1 <= static_cast<std::size_t>(most)) return false;
    return read(text.substr(0, most == 0 ? sign : sign + 1 + static_cast<std::size_t>(most))).has_value();
}

std::string decimals_problem(int most) {
    return most == 0 ? texts().no_decimals : replace_all(texts().too_many_decimals, "{0}", std::to_string(most));
}

// Shared by all numbers: `write` gives the text of the value, `read` takes a text or refuses it.
template <class Value, class Write, class Read>
bool number_field(std::string_view label, std::optional<Value>& value, int most_decimals, FieldOptions options, Write write, Read read) {
    if (options.mode == InputMode::Text) options.mode = InputMode::Decimal;
    static std::string written;
    written.clear();
    if (value) written = write(*value);
    bool readable = true;
    const auto take = [&](std::string_view text) {
        const std::optional<Value> before = value;
        if (is_blank(text)) value.reset();
        else if (std::optional<Value> parsed = read(text)) value = parsed;
        else readable = false;
        return value != before;
    };
    const auto was_readable = [&] { return readable; };
    const auto problem = [&](std::string_view text) {
        return is_too_fine(text, most_decimals, read) ? decimals_problem(most_decimals) : texts().invalid_number;
    };
    return value_text(label, options,
                      {.written = written, .problem = problem, .read = take, .was_readable = was_readable,
                       .right_aligned = true})
        .changed;
}

std::optional<Decimal> with_decimals(std::optional<Decimal> number, int most) {
    return number && number->decimals() > most ? std::nullopt : number;
}

}  // namespace

bool decimal_field(std::string_view label, std::optional<Decimal>& value, const NumberOptions& options) {
    return number_field(
        label, value, options.max_decimals, options.field,
        [&](Decimal number) { return locale().number(number, options.min_decimals, options.max_decimals); },
        [&](std::string_view text) { return with_decimals(locale().parse_number(text), options.max_decimals); });
}

bool percent_field(std::string_view label, std::optional<Decimal>& value, const NumberOptions& options) {
    NumberOptions percent = options;
    if (percent.field.suffix.empty()) percent.field.suffix = "%";
    return number_field(
        label, value, options.max_decimals, percent.field,
        [&](Decimal number) { return locale().number(number, options.min_decimals, options.max_decimals); },
        [&](std::string_view text) {
            while (!text.empty() && (text.back() == '%' || text.back() == ' ')) text.remove_suffix(1);
            return with_decimals(locale().parse_number(text), options.max_decimals);
        });
}

bool integer_field(std::string_view label, std::optional<std::int64_t>& value, const NumberOptions& options) {
    FieldOptions field = options.field;
    field.mode = InputMode::Numeric;
    return number_field(
        label, value, 0, field, [&](std::int64_t number) { return locale().integer(number); },
        [&](std::string_view text) -> std::optional<std::int64_t> {
            const std::optional<Decimal> number = with_decimals(locale().parse_number(text), 0);
            return number ? std::optional(number->raw() / Decimal::kOne) : std::nullopt;
        });
}

bool money_field(std::string_view label, std::optional<Money>& value, Currency currency, const FieldOptions& options) {
    FieldOptions field = options;
    if (field.suffix.empty()) field.suffix = currency.code() == "EUR" ? "\xe2\x82\xac" : currency.code();
    return number_field(
        label, value, 2, field, [&](Money amount) { return locale().money(amount, MoneyStyle::Bare); },
        [&](std::string_view text) { return locale().parse_money(text, currency); });
}

}  // namespace bottega::ui

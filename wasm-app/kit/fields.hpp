#pragma once

// Things a person fills in. Every field has a label above and, beneath, its problem or its help.
// A label is "text" or "text###stable_id"; "###stable_id" alone draws no label: give `name` then.
// All return true in the frame in which the value changed.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "wasm-app/kit/choice.hpp"

namespace bottega::ui {

// Which keyboard a phone shows. The numbers are read by the page.
enum class InputMode { Text, Decimal, Numeric, Email, Telephone, Url, Search };

struct FieldOptions {
    std::string_view name = {};      // accessible name where the label is not drawn
    std::string_view hint = {};      // inside the empty field
    std::string_view help = {};      // beneath
    std::string_view error = {};     // beneath, in place of the help
    std::string_view warning = {};
    bool noted_elsewhere = false;    // the frame shows that something is wrong, the sentence stands somewhere else
    std::string_view icon = {}, prefix = {}, suffix = {};
    InputMode mode = InputMode::Text;
    bool required = false;
    bool read_only = false;
    bool disabled = false;
    bool focus = false;              // takes the focus in this frame
    float width = -1;                // below 0: the rest of the line
    int max_length = 0;              // in bytes; 0: no limit
    std::string_view end = {};       // of a combo: an entry beneath its choices that is no choice
};
bool text_field(std::string_view label, std::string& value, const FieldOptions& options = {});
bool search_field(std::string_view label, std::string& value, const FieldOptions& options = {});

struct LongTextOptions {
    FieldOptions field = {};
    std::string_view language = {};  // of the text; empty: the person's
    int lines = 4;                   // grows with the text up to twice as many
};
bool long_text_field(std::string_view label, std::string& value, const LongTextOptions& options = {});

// One of several; `value` is Choice::value. An empty choice is one of the choices.
bool combo(std::string_view label, std::string& value, std::span<const Choice> choices, const FieldOptions& options = {});

struct CheckboxOptions {
    bool mixed = false;
    bool disabled = false;
    bool show_label = true;
    bool in_form = false;     // stands in line with the fields beside it, which have their label above
    bool tab_stop = true;
    std::string_view name = {};  // accessible, where the label says too little: begins with it
};
bool checkbox(std::string_view label, bool& value, const CheckboxOptions& options = {});
[[nodiscard]] float bare_checkbox_size();  // without its label: what a pointer can hit, around the box
bool switch_field(std::string_view label, bool& value, bool disabled = false);

// About the field drawn last.
[[nodiscard]] bool field_committed();    // Enter, or left after a change
[[nodiscard]] bool field_focused();
[[nodiscard]] bool field_end_pressed();  // the entry at the end of a drop-down

// True while some field on the screen holds text that could not be read (a letter in a number, 31 February): such a form
// cannot be saved, since its value is not what is on the screen.
[[nodiscard]] bool has_unreadable_input();
void forget_unreadable_input();          // the form was given up

}  // namespace bottega::ui

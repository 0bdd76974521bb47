#include "tests/ui/walk/faults.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <vector>

#include "wasm-app/kit/draw.hpp"
#include "wasm-app/kit/mirror.hpp"

namespace bottega::test {

namespace {

using ui::mirror::NodeView;
using ui::mirror::Role;

// What is written between the placeholders of a sentence.
std::vector<std::string> written_parts(const std::string& sentence) {
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const auto end = sentence[i] == '{' ? sentence.find('}', i) : std::string::npos;
        if (end == std::string::npos) {
            parts.back() += sentence[i];
        } else {
            parts.emplace_back();
            i = end;
        }
    }
    return parts;
}

// "{0} of {1}" says too little to know a text by.
bool says_something(const std::vector<std::string>& parts) {
    std::size_t letters = 0;
    for (const std::string& part : parts)
        letters += static_cast<std::size_t>(std::count_if(part.begin(), part.end(), [](unsigned char c) { return std::isalpha(c) != 0 || c >= 0x80; }));
    return letters >= (parts.size() == 1 ? 1 : 6);
}

bool is_made_of(std::string_view text, const std::vector<std::string>& parts) {
    if (parts.size() == 1) return text == parts[0];
    if (!text.starts_with(parts.front()) || !text.ends_with(parts.back())) return false;
    std::size_t at = 0;
    for (const std::string& part : parts) {
        at = text.find(part, at);
        if (at == std::string_view::npos) return false;
        at += part.size();
    }
    return true;
}

bool is_amount(std::string_view text) {
    const bool money = text.find("\xe2\x82\xac") != std::string_view::npos || text.find(" lei") != std::string_view::npos ||
                       text.find("EUR") != std::string_view::npos || text.find("RON") != std::string_view::npos;
    const auto is_sign = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0 || std::string_view("., -+%").find(c) != std::string_view::npos; };
    return std::any_of(text.begin(), text.end(), [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }) &&
           (money ? text.size() < 24 : std::all_of(text.begin(), text.end(), is_sign));
}

bool is_control(Role role) {
    switch (role) {
        case Role::Button: case Role::Checkbox: case Role::Switch: case Role::Radio: case Role::Textbox: case Role::Searchbox:
        case Role::Multiline: case Role::Combobox: case Role::ComboTextbox: case Role::Option: case Role::Link: case Role::Tab:
        case Role::MenuItem: case Role::Slider: return true;
        default: return false;
    }
}

// What is scrolled or lies over the page by itself: only what stands in the same one can lie on one another.
bool is_ground(Role role) {
    return role == Role::ScrollArea || role == Role::Dialog || role == Role::AlertDialog || role == Role::Menu || role == Role::Listbox ||
           role == Role::Table || role == Role::Status || role == Role::Alert || role == Role::Banner || role == Role::Navigation;
}

std::string said(const NodeView& node) {
    const auto whole = [](float value) { return std::to_string(static_cast<int>(value)); };
    return "\"" + std::string(node.name) + "\" (" + whole(node.rect.x) + ", " + whole(node.rect.y) + ", " + whole(node.rect.width) + " x " +
           whole(node.rect.height) + ")";
}

bool lie_on_one_another(const ui::Rect& a, const ui::Rect& b) {
    constexpr float touching = 4;  // a small button in a field keeps a little more room for the finger
    return a.x + touching < b.right() && b.x + touching < a.right() && a.y + touching < b.bottom() && b.y + touching < a.bottom();
}

// The place where a row is chosen lies in the row, which is pressed as a whole.
bool is_choice_of_row(const NodeView& row, const NodeView& choice) {
    return row.role == Role::Link && choice.role == Role::Checkbox && row.rect.x <= choice.rect.x && row.rect.right() >= choice.rect.right();
}

}  // namespace

CutTexts::CutTexts() {
    ui::draw::watch_cut_texts([this](std::string_view text) { cut_.emplace(text); });
}

CutTexts::~CutTexts() { ui::draw::watch_cut_texts({}); }

std::set<std::string> CutTexts::ours(const Catalogue& catalogue) {
    static std::map<std::string, std::vector<std::vector<std::string>>> sentences;  // by language
    auto& known = sentences[catalogue.language()];
    if (known.empty())
        for (const auto& [key, text] : catalogue.texts())
            if (auto parts = written_parts(text); says_something(parts)) known.push_back(std::move(parts));
    std::set<std::string> ours;
    for (const std::string& text : cut_) {
        const bool written = std::any_of(known.begin(), known.end(), [&](const auto& parts) { return is_made_of(text, parts); });
        if (written || is_amount(text)) ours.insert(text);
    }
    cut_.clear();
    return ours;
}

std::set<std::string> misplaced_controls(float width) {
    const std::vector<NodeView> nodes = ui::mirror::nodes();
    std::map<ui::mirror::Id, const NodeView*> by_id;
    for (const NodeView& node : nodes) by_id[node.id] = &node;
    const auto parent_of = [&](const NodeView& node) {
        const auto found = by_id.find(node.parent);
        return found == by_id.end() ? nullptr : found->second;
    };
    const auto ground_of = [&](const NodeView& node) {
        const NodeView* ground = parent_of(node);
        while (ground && !is_ground(ground->role)) ground = parent_of(*ground);
        return ground;
    };
    const auto stands_in = [&](const NodeView& node, const NodeView& other) {
        for (const NodeView* around = parent_of(node); around; around = parent_of(*around))
            if (around->id == other.id) return true;
        return false;
    };

    std::set<std::string> faults;
    std::map<const NodeView*, std::vector<const NodeView*>> controls;  // by their ground
    for (const NodeView& node : nodes) {
        if (!is_control(node.role) || node.rect.width <= 0) continue;
        if (node.name.empty()) faults.insert("no name: " + said(node));
        const bool rolls_in = node.role == Role::Tab;  // a strip of tabs is moved along with the finger
        if (!rolls_in && (node.rect.x < -1 || node.rect.right() > width + 1)) faults.insert("beside the screen: " + said(node));
        controls[ground_of(node)].push_back(&node);
    }
    for (const auto& [ground, together] : controls)
        for (std::size_t i = 0; i < together.size(); ++i)
            for (std::size_t j = i + 1; j < together.size(); ++j)
                if (lie_on_one_another(together[i]->rect, together[j]->rect) && !stands_in(*together[i], *together[j]) &&
                    !stands_in(*together[j], *together[i]) && !is_choice_of_row(*together[i], *together[j]))
                    faults.insert("on one place: " + said(*together[i]) + " and " + said(*together[j]));
    return faults;
}

}  // namespace bottega::test

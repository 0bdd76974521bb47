#pragma once

// Things inside one another, that open and close: the arrows walk through them as in every tree, Right opens or goes in, Left
// closes or goes out. A name is typed in its place.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "wasm-app/kit/rect.hpp"

namespace bottega::ui {

// What a tree remembers from frame to frame.
struct TreeState {
    std::int64_t focused = 0;              // has the keyboard; 0: none has
    std::int64_t wanted = 0;               // is to have it from the next frame on
    std::vector<std::int64_t> drawn;       // in the frame before, from above
    bool typing = false;                   // the field of a name has been seen at work
};

struct TreeItem {
    std::int64_t key = 0;                  // not 0
    std::int64_t outer = 0;                // what it lies in
    std::string_view text, icon = {};
    std::string_view count = {};           // at the right end
    std::string_view description = {};     // for who does not see the count
    int level = 1;
    bool has_inner = false, open = false;
    bool chosen = false;
    bool target = false;                   // what is dragged would be taken there
};

enum class TreePress { None, Choose, Toggle, Insert, Rename, Delete, Lift };
enum class TreeTyping { Going, Done, GivenUp };

//   Tree tree("folders", name, state);
//   switch (tree.item({...})) { ... }     right after it: begin_context_menu(name)
class Tree {
public:
    Tree(std::string_view id, std::string_view name, TreeState& state);
    ~Tree();
    Tree(const Tree&) = delete;
    Tree& operator=(const Tree&) = delete;

    [[nodiscard]] TreePress item(const TreeItem& item);
    // Where the item drawn last is, as far as it can be seen.
    [[nodiscard]] const Rect& place() const { return place_; }
    // In place of an item: its name is typed. Left by Enter or by going elsewhere it is done.
    [[nodiscard]] TreeTyping name_field(int level, std::string_view name, std::string& text);

private:
    void take_focus(ImGuiID id, std::int64_t key);
    [[nodiscard]] TreePress follow_keys(const TreeItem& item);
    void draw_item(const TreeItem& item, ImGuiID id, ImVec2 min, ImVec2 max, bool hovered) const;
    void walk(std::int64_t from, int step);

    TreeState& state_;
    std::int64_t taking_ = 0;              // gets the keyboard in this frame
    std::vector<std::int64_t> keys_;
    Rect place_;
    ImVec2 next_;
    bool anything_focused_ = false;
};

}  // namespace bottega::ui

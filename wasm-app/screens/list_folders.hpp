#pragma once

// The folders of a list (core/data/folders): a tree beside it or, where there is little room, above it. Choosing one shows
// its records; search, filters and views hold within it. Records and folders are moved by dragging or by their menus.

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/data/folders.hpp"
#include "wasm-app/kit/rect.hpp"
#include "wasm-app/kit/tree.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

class ListFolders {
public:
    ListFolders(const UiContext& ui, const EntityDef& list);

    // Whether the list can have folders at all.
    [[nodiscard]] bool possible() const { return folders_def_ != nullptr; }
    [[nodiscard]] bool any() const { return !folders_.list.empty(); }

    // What the address says, and what it is to say.
    void read(Route& route);  // takes its part out
    void put(Route& route) const;
    // Before the records are asked for. True when the chosen folder is gone, and another one is chosen.
    bool refresh(const UiContext& ui);
    void narrow(Query& query) const;

    [[nodiscard]] bool is_chosen() const { return choice_ != Choice::All; }
    [[nodiscard]] RecordId folder() const { return choice_ == Choice::Folder ? chosen_ : RecordId{}; }
    [[nodiscard]] std::string chosen_name(const UiContext& ui) const;

    // Beside the list, where there is room for both.
    [[nodiscard]] bool is_beside() const { return beside_; }
    void place(bool has_room, bool narrow);
    void draw_beside(const UiContext& ui, Rect rect);
    void draw_switch(const UiContext& ui);                       // among the buttons of the list
    [[nodiscard]] bool has_line() const;
    void draw_line(const UiContext& ui);                         // above a narrow list: which folder is chosen
    void open_sheet() { sheet_ = true; }
    void draw_dialogs(const UiContext& ui, const std::function<void(RecordId)>& new_record);
    // After a press the list is asked again.
    [[nodiscard]] bool take_change() { return std::exchange(changed_, false); }

    // Records in the hand, on their way to a folder.
    void lift(std::vector<RecordId> records, std::string name);
    [[nodiscard]] bool is_dragging() const { return lifted_.has_value(); }
    void follow_drag(const UiContext& ui);                       // after the list was drawn
    bool give_up();                                              // Escape: what is in the hand, what is being typed
    void ask_where(std::vector<RecordId> records) { asked_ = Moving{std::move(records), {}, {}}; }

    [[nodiscard]] bool has_keyboard() const { return tree_.focused != 0; }
    void take_focus();
    void add_inside_focused(const UiContext& ui);

private:
    enum class Choice { All, Without, Folder };
    struct Moving {                          // records, or one folder
        std::vector<RecordId> records;
        RecordId folder;
        std::string name;
    };
    struct Typing {
        RecordId renamed, inside;            // renamed: none for a new folder
        std::string text;
    };

    void choose(Choice choice, RecordId folder = {});
    void draw_tree(const UiContext& ui);
    void draw_scope(const UiContext& ui);
    void draw_entry(const UiContext& ui, Tree& tree, std::int64_t key, std::string_view text, std::int64_t count, std::string_view icon, Choice choice);
    void draw_folder(const UiContext& ui, Tree& tree, const Folder& folder);
    void draw_name_field(const UiContext& ui, Tree& tree, int level);
    void draw_folder_menu(const UiContext& ui, const Folder& folder);
    void follow_press(const UiContext& ui, TreePress press, const Folder& folder);
    [[nodiscard]] bool is_under_drag(const Tree& tree) const;
    [[nodiscard]] bool takes(std::int64_t key) const;
    void toggle(const UiContext& ui, RecordId folder);
    void begin_typing(const UiContext& ui, RecordId inside);
    void begin_renaming(const Folder& folder);
    void finish_typing(const UiContext& ui);
    void drop(const UiContext& ui, const Moving& moving, std::int64_t onto);
    void remove(const UiContext& ui, const Folder& folder);
    void draw_where(const UiContext& ui);
    void keep(const UiContext& ui) const;
    [[nodiscard]] std::string name_of(const UiContext& ui, std::int64_t key) const;
    [[nodiscard]] std::int64_t count_of(const Folder& folder) const { return scope_ == FolderScope::Only ? folder.own : folder.all; }

    const EntityDef* list_;
    const EntityDef* folders_def_ = nullptr;
    Folders folders_;
    std::int64_t version_ = -1;
    Choice choice_ = Choice::All;
    RecordId chosen_, around_chosen_;        // around: where to go when the chosen one is deleted
    FolderScope scope_ = FolderScope::WithInner;
    std::optional<bool> shown_;              // as the person said; else where there are any
    std::set<std::int64_t> closed_;
    TreeState tree_, where_tree_;
    std::optional<Typing> typing_;
    std::optional<Moving> lifted_, asked_;
    std::int64_t over_ = 0, was_over_ = 0;   // the entry beneath what is in the hand, and in the frame before
    std::string new_name_;                   // of a folder to move to
    RecordId new_here_;                      // a new record is wanted in this one
    bool beside_ = false, has_room_ = false, narrow_ = false, sheet_ = false, changed_ = false;
    std::shared_ptr<std::int64_t> wanted_ = std::make_shared<std::int64_t>(0);  // written after the frame, when this may be gone
};

}  // namespace bottega::ui

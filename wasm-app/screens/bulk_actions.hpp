#pragma once

// What can be done to the chosen rows of a list: give a field a value, take them along as a file, delete them. Each is
// one command, so that one undo takes all of it back; records that refuse stay as they are and are named.

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/data/each_record.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/screens/list_download.hpp"
#include "wasm-app/screens/list_selection.hpp"

namespace bottega::ui {

class BulkActions {
public:
    BulkActions(const UiContext& ui, const EntityDef& def, const EntityUi& look);

    // The bar in place of the filters while something is chosen.
    void draw_bar(const UiContext& ui, ListSelection& selection, const std::vector<RecordId>& list);
    void draw_dialogs(const UiContext& ui);
    void ask_to_delete(const UiContext& ui, std::vector<RecordId> records);

    // What the person wants of the chosen rows as a file: the list writes it.
    [[nodiscard]] ListFile take_export() { return std::exchange(export_, ListFile::None); }
    // They are to go to a folder: the list asks which.
    [[nodiscard]] bool take_move() { return std::exchange(move_, false); }

private:
    void draw_move(const UiContext& ui, bool narrow, const std::function<void()>& beside);
    void draw_merge(const UiContext& ui, const ListSelection& selection, const std::vector<RecordId>& list, bool narrow, const std::function<void()>& beside);
    void ask_to_edit(const UiContext& ui, std::vector<RecordId> records);
    void draw_question(const UiContext& ui);
    void draw_editor(const UiContext& ui);
    void draw_refusals(const UiContext& ui);
    void run(const UiContext& ui, std::string label, EachRecord::Act act, std::string_view told);

    const EntityDef* def_;
    EntityUi look_;
    std::vector<std::size_t> editable_;        // fields that can be given to many
    std::vector<RecordId> records_;            // that the open dialog is about
    std::unique_ptr<Record> draft_;            // holds the value being typed
    std::string field_;                        // that gets it
    std::shared_ptr<EachOutcome> outcome_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);  // the work may outlive the list
    bool asking_ = false, editing_ = false, telling_ = false, done_ = false, move_ = false;
    ListFile export_ = ListFile::None;
};

}  // namespace bottega::ui

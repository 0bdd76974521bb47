#pragma once

// The copy of a quote, order or draft invoice that a person works on: head and lines, the figures that follow from them,
// what is wrong, and saving it.

#include <functional>
#include <optional>
#include <vector>

#include "core/data/unsaved_form.hpp"
#include "core/documents/document_totals.hpp"
#include "core/documents/save_document.hpp"
#include "core/documents/storno.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/screens/document_lines.hpp"

namespace bottega::ui {

class DocumentEdit {
public:
    // A new document with the values of the address (customer, opportunity) and what the panels know.
    void start_new(const UiContext& ui, const EntityDef& def, const Route& route);
    // False: there is no such document.
    bool open(const UiContext& ui, const EntityDef& def, RecordId id);
    // Takes over what changed elsewhere, as long as nothing was typed.
    void refresh(const UiContext& ui);

    [[nodiscard]] bool is_open() const { return header_.has_value(); }
    [[nodiscard]] bool is_new() const { return is_new_; }
    [[nodiscard]] bool has_changes() const;
    // Why its content stands as it is; empty where it can be edited.
    [[nodiscard]] const std::optional<Issue>& stands() const { return stands_; }

    [[nodiscard]] Record& header() { return *header_; }
    [[nodiscard]] const Record& stored() const { return *before_; }
    [[nodiscard]] DocumentLines& lines() { return lines_; }
    [[nodiscard]] const DocumentLines& lines() const { return lines_; }
    [[nodiscard]] const documents::DocumentFigures& figures() const { return figures_; }
    // What the figures read like here: those of a storno are negative.
    [[nodiscard]] bool is_storno() const { return storno_; }
    [[nodiscard]] const Totals& shown_totals() const { return storno_ ? storno_totals_ : figures_.totals; }
    // Its content stands, but not what it says beside the figures: the draft of a credit note.
    [[nodiscard]] bool has_open_texts() const { return !is_new_ && documents::has_open_texts(*before_); }
    // "customer", "lines.2.quantity". What is missing is said once saving was tried.
    [[nodiscard]] const Issues& issues() const { return shown_; }

    // True from a refused save on, until the screen has led the person to the first problem.
    [[nodiscard]] bool& seeks_problem() { return seeks_problem_; }

    void header_changed(const UiContext& ui, std::string_view field);
    void lines_changed(const UiContext& ui);
    [[nodiscard]] Record new_line(const UiContext& ui, const std::string& kind) const;
    void give_up(const UiContext& ui);
    // What was typed and not saved, with the address of the form; nothing where nothing was.
    [[nodiscard]] std::optional<UnsavedForm> unsaved_form(const UiContext& ui, std::string place) const;
    // Goes on with it. A sentence: why that cannot be.
    std::optional<Issue> take_up(const UiContext& ui, const UnsavedForm& form);
    // Queues the command; `saved` runs after it was committed.
    void save(const UiContext& ui, std::function<void(RecordId)> saved);

private:
    void calculate(const UiContext& ui);
    void show_problems(const UiContext& ui);
    [[nodiscard]] Issues all_problems(const UiContext& ui) const;
    [[nodiscard]] std::vector<TypedLine> typed_lines(const UiContext& ui) const;
    [[nodiscard]] Record line_of(const UiContext& ui, const TypedLine& typed) const;
    [[nodiscard]] std::string_view line_entity() const;
    [[nodiscard]] std::string name_of_new() const;

    std::optional<Record> header_, before_;
    DocumentLines lines_;
    std::vector<Record> lines_before_;
    std::optional<documents::VatRates> rates_;
    documents::DocumentFigures figures_;
    std::vector<const RecordPanel*> panels_;
    Totals storno_totals_;
    std::optional<Issue> stands_;
    Issues shown_;
    std::int64_t version_ = -1;
    bool is_new_ = false, tried_to_save_ = false, storno_ = false, seeks_problem_ = false;
};

}  // namespace bottega::ui

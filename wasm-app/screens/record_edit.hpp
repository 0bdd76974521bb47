#pragma once

// The copy of a record that a person works on: what it was, what was changed, what is wrong with it, and saving it.

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "core/data/unsaved_form.hpp"
#include "core/documents/country_fields.hpp"
#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

// What a new record is to begin with, from the parameters of its address; what is not a field's value is passed over.
void take_from_address(Record& record, const Route& route);

class RecordEdit {
public:
    // A new record with the values of the address, a copy (copy=<id>), and what the panels know.
    void start_new(const UiContext& ui, const EntityDef& def, const Route& route);
    // False: there is no such record.
    bool open(const UiContext& ui, const EntityDef& def, RecordId id);
    // Takes over what changed elsewhere, as long as nothing was typed.
    void refresh(const UiContext& ui);

    [[nodiscard]] bool is_open() const { return record_.has_value(); }
    [[nodiscard]] bool is_new() const { return is_new_; }
    [[nodiscard]] bool is_sealed() const { return sealed_; }
    [[nodiscard]] bool has_changes() const { return record_ && !(*record_ == *before_); }
    [[nodiscard]] Record& record() { return *record_; }
    [[nodiscard]] const Record& stored() const { return *before_; }

    void field_changed(const UiContext& ui, std::string_view field);
    void give_up(const UiContext& ui);
    // Errors once saving was tried, warnings at any time: what looks wrong stays marked until it is put right.
    [[nodiscard]] const Issues& issues() const { return shown_; }
    // Fields and choices that only the law of another country knows: the form leaves them out.
    [[nodiscard]] const documents::FieldNames& hidden_fields() const { return hidden_; }
    // True from a refused save on, until the form has led the person to the first problem.
    [[nodiscard]] bool& seeks_problem() { return seeks_problem_; }
    // What was typed and not saved, with the address of the form; nothing where nothing was.
    [[nodiscard]] std::optional<UnsavedForm> unsaved_form(const UiContext& ui, std::string place) const;
    // Goes on with it. A sentence: why that cannot be. `also` are fields that the form fills in beside those of every form.
    std::optional<Issue> take_up(const UiContext& ui, const UnsavedForm& form, std::initializer_list<std::string_view> also = {});
    // Queues the command; `saved` runs after it was committed.
    void save(const UiContext& ui, std::function<void(RecordId)> saved);

private:
    void look_for_problems(const UiContext& ui);
    void show(const Issues& issues);
    [[nodiscard]] Record copied_from(const UiContext& ui, const EntityDef& def, RecordId id) const;

    std::optional<Record> record_, before_;
    std::vector<const RecordPanel*> panels_;
    Issues shown_;
    documents::FieldNames hidden_;
    std::int64_t version_ = -1;
    bool is_new_ = false, sealed_ = false, tried_to_save_ = false, seeks_problem_ = false;
};

}  // namespace bottega::ui

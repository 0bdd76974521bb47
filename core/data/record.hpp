#pragma once

#include "core/data/entity_def.hpp"

namespace bottega {

// One row of any entity, custom fields included. Typed access goes through Field<T>.
class Record {
public:
    explicit Record(const EntityDef& def);

    [[nodiscard]] const EntityDef& def() const { return *def_; }
    [[nodiscard]] RecordId id() const { return id_; }
    void set_id(RecordId id) { id_ = id; }

    // Only lines of a document have them.
    [[nodiscard]] RecordId parent() const { return parent_; }
    [[nodiscard]] int position() const { return position_; }
    void set_place(RecordId parent, int position) { parent_ = parent; position_ = position; }

    // A record that is older than a field the person added meanwhile has nothing in it.
    [[nodiscard]] const Value& value(std::size_t index) const { return index < values_.size() ? values_[index] : no_value(); }
    void set_value(std::size_t index, Value value) { place_of(index) = std::move(value); }
    [[nodiscard]] const Value& value(std::string_view field) const { return value(require_index(field)); }
    void set_value(std::string_view field, Value value) { set_value(require_index(field), std::move(value)); }

    template<class T>
    [[nodiscard]] std::optional<T> get(Field<T> field) const {
        const Value& value = this->value(require_index(field.name));
        const T* typed = std::get_if<T>(&value);
        expects(typed || is_empty(value), "field read with a type it does not have");
        return typed ? std::optional<T>(*typed) : std::nullopt;
    }

    template<class T>
    void set(Field<T> field, T value) {
        place_of(require_index(field.name)) = std::move(value);
    }

    template<class T>
    void clear(Field<T> field) {
        place_of(require_index(field.name)) = std::monostate();
    }

    // The text of a field, empty when it has none.
    [[nodiscard]] std::string text(Field<std::string> field) const { return get(field).value_or(std::string()); }
    [[nodiscard]] std::string title() const;

    // The currency its Money fields are in: its own `currency` field, or the euro.
    [[nodiscard]] Currency currency() const;

    bool operator==(const Record& other) const;

private:
    [[nodiscard]] std::size_t require_index(std::string_view field) const;
    [[nodiscard]] Value& place_of(std::size_t index) {
        if (index >= values_.size()) values_.resize(index + 1);
        return values_[index];
    }
    [[nodiscard]] static const Value& no_value();

    const EntityDef* def_;
    RecordId id_{};
    RecordId parent_{};
    int position_ = 0;
    std::vector<Value> values_;
};

// Everything that follows from the descriptor alone: required, choice, length, format, check(). All problems at once.
[[nodiscard]] Issues validate(const Record& record);

// Fields whose value follows from the others of the same record.
void recompute(Record& record);
[[nodiscard]] bool has_formulas(const EntityDef& def);
// Of those, the formulas that the person wrote. True: something changed.
bool recompute_formulas(Record& record);

// Turns blank texts into empty, trims those that a person writes, and repairs what a format defines (an IBAN without
// spaces).
void normalise(Record& record);

// Copies every field both entities have, except derived ones and those marked copied = false.
void copy_shared_fields(const Record& from, Record& to);

[[nodiscard]] bool is_sealed(const Record& stored);

}  // namespace bottega

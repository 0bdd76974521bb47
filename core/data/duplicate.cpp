#include "core/data/duplicate.hpp"

namespace bottega {

namespace {

bool is_taken(RecordStore& store, const Record& record, const FieldDef& field, const std::string& text) {
    return store.count({.entity = record.def().name, .conditions = {{field.name, Comparison::Equal, {text}}}}) > 0;
}

std::string free_text(RecordStore& store, const Record& record, const FieldDef& field, const std::string& taken) {
    for (int number = 2;; ++number) {
        std::string text = taken + " (" + std::to_string(number) + ")";
        if (!is_taken(store, record, field, text)) return text;
    }
}

// Two records cannot share what must be unique.
void free_unique_fields(RecordStore& store, Record& copy) {
    for (std::size_t i = 0; i < copy.def().fields.size(); ++i) {
        const FieldDef& field = copy.def().fields[i];
        const auto* text = std::get_if<std::string>(&copy.value(i));
        if (store.rule(copy.def(), field).unique) copy.set_value(i, {});
        if (!field.unique || field.computed || is_empty(copy.value(i))) continue;
        copy.set_value(i, field.required && text ? Value(free_text(store, copy, field, *text)) : field.initial);
    }
}

Result<RecordId> copy_lines(Session& session, const Record& original, RecordId copy) {
    const EntityDef* line_def = session.store.schema().lines_of(original.def().name);
    if (!line_def) return copy;
    std::vector<Record> lines;
    for (const Record& line : session.store.lines(line_def->name, original.id())) {
        lines.push_back(session.store.blank(line_def->name));
        copy_shared_fields(line, lines.back());
    }
    return session.store.replace_lines(line_def->name, copy, std::move(lines));
}

}  // namespace

Record duplicate_of(RecordStore& store, const Record& original) {
    Record copy = store.blank(original.def().name);
    copy_shared_fields(original, copy);
    free_unique_fields(store, copy);
    return copy;
}

Result<RecordId> duplicate_record(Session& session, std::string_view entity, RecordId id) {
    const auto original = session.store.find(entity, id);
    if (!original) return Issue{.message = "issue.record_gone"};
    auto copy = session.store.insert(duplicate_of(session.store, *original));
    return copy.ok() ? copy_lines(session, *original, copy.value()) : copy;
}

}  // namespace bottega

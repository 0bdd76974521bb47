#include "wasm-app/screens/merge_draft.hpp"

#include <algorithm>

namespace bottega::ui {

namespace {

std::int64_t distinct_values(const std::vector<Record>& records, std::size_t field) {
    std::set<std::string> values;
    for (const Record& record : records)
        if (!is_empty(record.value(field))) values.insert(canonical_text(record.value(field)));
    return static_cast<std::int64_t>(values.size());
}

bool all_equal(const std::vector<Record>& records, std::size_t field) {
    return std::all_of(records.begin(), records.end(), [&](const Record& record) { return record.value(field) == records.front().value(field); });
}

}  // namespace

MergeDraft::MergeDraft(RecordStore& store, const EntityDef& def, std::vector<RecordId> records)
    : def_(&def), ids_(std::move(records)), outcome_(def) {
    refresh(store);
}

void MergeDraft::refresh(RecordStore& store) {
    records_ = store.fetch(def_->name, ids_);
    const auto is_there = std::any_of(records_.begin(), records_.end(), [&](const Record& record) { return record.id() == survivor_; });
    if (!is_there) survivor_chosen_ = false;
    if (!survivor_chosen_ && !records_.empty()) survivor_ = files::proposed_survivor(store, records_);
    propose(store);
}

void MergeDraft::keep(RecordStore& store, RecordId survivor) {
    survivor_ = survivor;
    survivor_chosen_ = true;
    propose(store);
}

// Choices name places among the records: they are made anew.
void MergeDraft::leave_out(RecordStore& store, RecordId record) {
    std::erase(ids_, record);
    choices_.clear();
    refresh(store);
}

std::vector<RecordId> MergeDraft::merged() const {
    std::vector<RecordId> merged;
    for (const Record& record : records_)
        if (record.id() != survivor_) merged.push_back(record.id());
    return merged;
}

void MergeDraft::propose(RecordStore& store) {
    differing_.clear();
    equal_.clear();
    links_.clear();
    if (records_.size() < 2) return;
    std::vector<Record> others;
    const Record* survivor = nullptr;
    for (const Record& record : records_)
        if (record.id() == survivor_) survivor = &record;
        else others.push_back(record);
    outcome_ = files::proposed_merge(store, *survivor, others);
    std::vector<std::size_t> partial;
    for (std::size_t field = 0; field < def_->fields.size(); ++field) {
        if (!files::is_merged_field(def_->fields[field])) continue;
        if (all_equal(records_, field)) {
            if (!is_empty(records_.front().value(field))) equal_.push_back(field);
        } else {
            (distinct_values(records_, field) > 1 ? differing_ : partial).push_back(field);
        }
    }
    differing_.insert(differing_.end(), partial.begin(), partial.end());
    for (const auto& [field, place] : choices_)
        outcome_.set_value(field, place == both ? joined(field) : records_[static_cast<std::size_t>(place)].value(field));
    links_ = files::linked_records(store, def_->name, merged());
}

Value MergeDraft::joined(std::size_t field) const {
    std::string all;
    for (const Record& record : records_)
        if (const auto* text = std::get_if<std::string>(&record.value(field)); text && all.find(*text) == std::string::npos)
            all += (all.empty() ? "" : "\n\n") + *text;
    return all;
}

bool MergeDraft::can_have_both(std::size_t field) const {
    return def_->fields[field].type == FieldType::LongText && distinct_values(records_, field) > 1;
}

int MergeDraft::chosen(std::size_t field) const {
    for (const auto& [decided, place] : choices_)
        if (decided == field) return place;
    // The survivor's own first, where several have the same.
    int found = both;
    for (std::size_t i = records_.size(); i-- > 0;)
        if (records_[i].value(field) == outcome_.value(field) && (found == both || records_[i].id() == survivor_)) found = static_cast<int>(i);
    return found;
}

void MergeDraft::choose(RecordStore& store, std::size_t field, int place) {
    std::erase_if(choices_, [&](const auto& choice) { return choice.first == field; });
    choices_.emplace_back(field, place);
    propose(store);
}

files::Merge MergeDraft::merge() const {
    files::Merge merge{.entity = def_->name, .survivor = survivor_, .merged = merged()};
    for (const std::size_t field : differing_) merge.values.emplace_back(def_->fields[field].name, outcome_.value(field));
    return merge;
}

}  // namespace bottega::ui

#include "core/files/files_by_hash.hpp"

namespace bottega::files {

namespace {

PlacedFile placed(RecordStore& store, const Record& file) {
    PlacedFile found{.id = file.id(), .name = file.title(), .superseded = file.get(stored_file::superseded).value_or(false),
                     .owner = owner_of(file), .owner_title = {}};
    if (found.owner && store.schema().find(found.owner->first)) found.owner_title = store.title(found.owner->first, found.owner->second);
    return found;
}

}  // namespace

std::vector<PlacedFile> files_by_hash(RecordStore& store, const std::vector<std::string>& hashes) {
    std::vector<PlacedFile> found;
    if (hashes.empty()) return found;
    const std::vector<Value> wanted(hashes.begin(), hashes.end());
    const Query query{.entity = std::string(stored_file::entity), .conditions = {{"hash", Comparison::In, wanted}}, .order = {{"name", false}}};
    for (const Record& file : store.run(query)) found.push_back(placed(store, file));
    return found;
}

}  // namespace bottega::files

#include "core/data/seal_chain.hpp"

#include "core/base/sha256.hpp"

#include <algorithm>
#include <span>

namespace bottega {

namespace {

// What was sealed, as one text: a field a line, so that no two records give the same.
std::string sealed_text(const Record& record) {
    std::string text = record.def().name + "\n";
    for (const std::string& field : record.def().seal.linked) {
        const std::string value = canonical_text(record.value(field));
        text += field + " " + std::to_string(value.size()) + "\n" + value + "\n";
    }
    return text;
}

// With the stored hash of the link before: a fault is told of the link where it is, not of all that follow.
std::string hash_of(const std::string& before, std::int64_t place, const Record& record) {
    return sha256_hex(before + "\n" + std::to_string(place) + "\n" + sealed_text(record));
}

Query links_in_order() { return {.entity = std::string(seal_link::entity), .order = {{std::string(seal_link::place.name), false}}}; }

std::optional<Record> last_link(RecordStore& store) {
    Query query = links_in_order();
    query.order.front().descending = true;
    query.limit = 1;
    return store.first(query);
}

Query sealed_records(const EntityDef& def) {
    std::vector<Value> states;
    for (const std::string& state : def.seal.values) states.emplace_back(state);
    return {.entity = def.name, .conditions = {{def.seal.field, Comparison::In, std::move(states)}}, .order = {{"id", false}}};
}

std::string document_of(const Record& record) { return record.def().name + "/" + to_string(record.id()); }

Result<Done> add_link(RecordStore& store, const Record& record) {
    const auto last = last_link(store);
    const std::int64_t place = last ? last->get(seal_link::place).value_or(0) + 1 : 1;
    Record link = store.blank(seal_link::entity);
    link.set(seal_link::document, document_of(record));
    link.set(seal_link::title, record.title());
    link.set(seal_link::place, place);
    link.set(seal_link::hash, hash_of(last ? last->text(seal_link::hash) : std::string(), place, record));
    if (auto added = store.insert(std::move(link)); !added.ok()) return added.issues();
    return Done{};
}

// Sealed records of an entity without a link, in the order of their ids.
std::vector<RecordId> not_linked(RecordStore& store, const EntityDef& def) {
    std::vector<RecordId> unlinked;
    Statement known(store.database(), "SELECT 1 FROM seal_link WHERE document = ?1");
    for (const RecordId id : store.ids(sealed_records(def))) {
        const std::string document = def.name + "/" + to_string(id);
        known.bind_text(1, document);
        if (!known.step()) unlinked.push_back(id);
        known.reset();
    }
    return unlinked;
}

// "invoice/1234" as it stands in the archive now; nothing where it is gone.
std::optional<Record> linked_record(RecordStore& store, const std::string& document) {
    const auto slash = document.find('/');
    const EntityDef* def = store.schema().find(document.substr(0, slash));
    const auto id = slash == std::string::npos ? std::nullopt : parse_record_id(std::string_view(document).substr(slash + 1));
    return def && id ? store.find(def->name, *id) : std::nullopt;
}

}  // namespace

EntityDef seal_link_def() {
    constexpr int hash_length = 64;
    return {
        .name = "seal_link",
        .title_field = "title",
        .fields =
            {
                {.name = "document", .required = true, .unique = true, .read_only = true},
                {.name = "title", .listed = true, .read_only = true},
                {.name = "place", .type = FieldType::Integer, .required = true, .unique = true, .listed = true, .read_only = true},
                {.name = "hash", .required = true, .maximum_length = hash_length, .read_only = true},
                {.name = "state", .type = FieldType::Choice, .choices = {"sealed"}, .initial = "sealed", .required = true, .internal = true},
            },
        .seal = {.field = "state", .values = {"sealed"}},
        .order = "place",
    };
}

Result<Done> link_sealed(RecordStore& store, const Record& sealed, bool whole) {
    if (whole) return add_link(store, sealed);
    for (const RecordId id : not_linked(store, sealed.def())) {
        const auto record = store.find(sealed.def().name, id);
        if (auto linked = add_link(store, *record); !linked.ok()) return linked;
    }
    return Done{};
}

SealChainCheck::SealChainCheck(RecordStore& store) : store_(store), links_(store.ids(links_in_order())) {}

bool SealChainCheck::step() {
    constexpr std::size_t links_at_once = 100;
    if (done_ > links_.size()) return false;
    if (done_ == links_.size()) {
        for (const EntityDef* def : store_.schema().entities())
            if (!def->seal.linked.empty()) report_.not_linked += static_cast<std::int64_t>(not_linked(store_, *def).size());
        ++done_;
        return false;
    }
    const auto next = std::span(links_).subspan(done_, std::min(links_at_once, links_.size() - done_));
    for (const Record& link : store_.fetch(seal_link::entity, next)) check(link);
    done_ += next.size();
    return true;
}

void SealChainCheck::check(const Record& link) {
    const std::int64_t place = link.get(seal_link::place).value_or(0);
    const std::string title = link.text(seal_link::title), hash = link.text(seal_link::hash);
    const auto record = linked_record(store_, link.text(seal_link::document));
    if (place != report_.links + 1) report_.faults.push_back({ChainFault::Gap, title});
    else if (!record) report_.faults.push_back({ChainFault::Missing, title});
    else if (hash != hash_of(report_.last_hash, place, *record)) report_.faults.push_back({ChainFault::Changed, title});
    report_.links = place;
    report_.last_hash = hash;
}

}  // namespace bottega

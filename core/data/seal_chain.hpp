#pragma once

#include "core/data/record_store.hpp"

namespace bottega {

// The chain of sealed documents: for each, in the order in which they were sealed, the SHA-256 of what was sealed together with
// the link before. A document that is changed or taken away later, by whatever program, no longer fits its link, nor do all that
// follow. What is linked of an entity: Seal::linked.
namespace seal_link {
inline constexpr std::string_view entity = "seal_link";
inline constexpr Field<std::string> document{"document"};     // "invoice/1234": its entity and id
inline constexpr Field<std::string> title{"title"};           // its number when it was sealed
inline constexpr Field<std::int64_t> place{"place"};          // 1, 2, 3, … without a gap
inline constexpr Field<std::string> hash{"hash"};
}  // namespace seal_link

[[nodiscard]] EntityDef seal_link_def();

// Links a record that has just been sealed. `whole`: every record sealed before has its link; where that is not known they are
// linked first, in the order of their ids, as in an archive older than the chain. Within the caller's transaction.
[[nodiscard]] Result<Done> link_sealed(RecordStore& store, const Record& sealed, bool whole);

struct ChainFault {
    enum Kind {
        Changed,   // the document is not as it was sealed, or the link is not as it was written
        Missing,   // the document is gone
        Gap,       // a link is gone, before this one
    } kind = Changed;
    std::string title;
    bool operator==(const ChainFault&) const = default;
};
struct ChainReport {
    std::int64_t links = 0, not_linked = 0;  // not_linked: sealed before there was a chain; the next sealing links them
    std::string last_hash;                   // noted elsewhere, it proves all that was sealed until then
    std::vector<ChainFault> faults;          // each where it begins: what follows it is judged by itself
};

// Reads every link and its document again, a hundred a step, so that the person can go on between two.
class SealChainCheck {
public:
    explicit SealChainCheck(RecordStore& store);

    // False once everything was read.
    bool step();
    [[nodiscard]] std::size_t done() const { return done_; }
    [[nodiscard]] std::size_t total() const { return links_.size() + 1; }
    [[nodiscard]] const ChainReport& report() const { return report_; }

private:
    void check(const Record& link);

    RecordStore& store_;
    std::vector<RecordId> links_;  // in their order
    std::size_t done_ = 0;
    ChainReport report_;
};

}  // namespace bottega

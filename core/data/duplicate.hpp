#pragma once

#include "core/data/session.hpp"

namespace bottega {

// A new record with what the stored one may pass on: fields marked copied = false start as in a blank record, a code is
// proposed afresh, a required unique text gets a number behind it ("IVA 22" becomes "IVA 22 (2)"). Not stored yet.
[[nodiscard]] Record duplicate_of(RecordStore& store, const Record& original);

// Stores the duplicate, with copies of its lines.
[[nodiscard]] Result<RecordId> duplicate_record(Session& session, std::string_view entity, RecordId id);

}  // namespace bottega

#include "core/data/named_record.hpp"

namespace bottega {

std::optional<std::pair<std::string, RecordId>> named_record(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto id = parse_record_id(text.substr(slash + 1));
    return id ? std::optional(std::pair(std::string(text.substr(0, slash)), *id)) : std::nullopt;
}

}  // namespace bottega

#include "core/data/text_order.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <cstring>

namespace bottega {

namespace {

// The beginning of the text as one number decides nearly always; the rest lies in a common store.
struct Entry {
    std::uint64_t beginning = 0;
    std::uint32_t at = 0, length = 0;
    std::int64_t id = 0;
};

std::uint64_t beginning_of(std::string_view text) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < sizeof number; ++i)
        number = number << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0u);
    return number;
}

}  // namespace

std::vector<RecordId> ids_by_folded_text(Statement& rows, bool descending) {
    std::string texts;
    std::vector<Entry> entries;
    while (rows.step()) {
        const std::string folded = rows.is_null(1) ? std::string() : fold(rows.text_view(1));
        entries.push_back({beginning_of(folded), static_cast<std::uint32_t>(texts.size()), static_cast<std::uint32_t>(folded.size()), rows.integer(0)});
        texts += folded;
    }
    const auto text_of = [&](const Entry& entry) { return std::string_view(texts).substr(entry.at, entry.length); };
    std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
        if (a.beginning != b.beginning) return a.beginning < b.beginning;
        const int order = text_of(a).compare(text_of(b));
        return order != 0 ? order < 0 : a.id < b.id;
    });
    if (descending) std::reverse(entries.begin(), entries.end());
    std::vector<RecordId> ids;
    ids.reserve(entries.size());
    for (const Entry& entry : entries) ids.push_back(RecordId{entry.id});
    return ids;
}

}  // namespace bottega

#include "core/data/searched_text.hpp"

#include <algorithm>
#include <limits>

namespace bottega {

namespace {

// The first letters as a number that orders as they do.
std::uint64_t order_of(std::string_view title) {
    std::uint64_t order = 0;
    for (std::size_t at = 0; at < sizeof order; ++at) order = order << 8 | (at < title.size() ? static_cast<unsigned char>(title[at]) : 0u);
    return order;
}

}  // namespace

std::size_t SearchedText::end_of_block(std::size_t block) const { return std::min(entries.size(), (block + 1) * records_a_block); }

std::size_t SearchedText::entry_at(std::size_t block, std::size_t place) const {
    const std::size_t position = start_of_block(block) + place;
    std::size_t entry = end_of_block(block) - 1;
    while (entries[entry].start > position) --entry;
    return entry;
}

void SearchedText::end_record(std::int64_t id, std::size_t start) {
    constexpr std::size_t longest_title = std::numeric_limits<std::uint16_t>::max();  // of what is compared
    const std::size_t title = std::min(text.find('\n', start), text.size()) - start;
    text += '\0';
    entries.push_back({id, start, static_cast<std::uint16_t>(std::min(title, longest_title))});
    const std::size_t entry = entries.size() - 1;
    marks.add(entry / records_a_block, text_of(entry), entries[entry].title);
}

void SearchedText::sort_blocks() {
    const std::size_t whole = entries.size() / records_a_block;
    for (std::size_t block = 0; block < whole; ++block) {
        std::size_t first = block * records_a_block;
        for (std::size_t entry = first + 1; entry < (block + 1) * records_a_block; ++entry)
            if (title_of(entry) < title_of(first)) first = entry;
        least.push_back(static_cast<std::uint32_t>(first));
        sorted.push_back(static_cast<std::uint32_t>(block));
    }
    std::sort(sorted.begin(), sorted.end(),
              [&](std::uint32_t a, std::uint32_t b) { return title_of(least[a]) < title_of(least[b]); });
    std::uint64_t order = 0;
    for (const std::uint32_t block : sorted) {
        for (std::size_t entry = block * records_a_block; entry < (block + 1) * records_a_block; ++entry) order = std::max(order, order_of(title_of(entry)));
        greatest.push_back(order);
    }
}

std::size_t SearchedText::first_place_of(std::string_view beginning) const {
    return static_cast<std::size_t>(std::lower_bound(greatest.begin(), greatest.end(), order_of(beginning)) - greatest.begin());
}

void SearchedText::forget(std::span<const std::int64_t> ids) {
    for (std::size_t place = 0; place < entries.size(); ++place) {
        Entry& entry = entries[place];
        if (entry.gone || !std::binary_search(ids.begin(), ids.end(), entry.id)) continue;
        const std::size_t end = end_of(place);
        std::fill(text.begin() + static_cast<std::ptrdiff_t>(entry.start), text.begin() + static_cast<std::ptrdiff_t>(end), '\0');
        blank += end - entry.start;
        entry.gone = true;
    }
}

}  // namespace bottega

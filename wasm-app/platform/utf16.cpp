#include "wasm-app/platform/utf16.hpp"

#include <algorithm>
#include <cstddef>

namespace bottega::platform {
namespace {

// Length of the code point that starts with this byte; a stray continuation byte counts as one.
int sequence_length(unsigned char lead) {
    if (lead >= 0xF0) {
        return 4;
    }
    if (lead >= 0xE0) {
        return 3;
    }
    return lead >= 0xC0 ? 2 : 1;
}

int units_of(int length) { return length == 4 ? 2 : 1; }

}  // namespace

int bytes_from_utf16(std::string_view text, int units) {
    const int size = static_cast<int>(text.size());
    int position = 0;
    while (position < size && units > 0) {
        const int length = sequence_length(static_cast<unsigned char>(text[static_cast<std::size_t>(position)]));
        position = std::min(size, position + length);
        units -= units_of(length);
    }
    return position;
}

int utf16_from_bytes(std::string_view text, int bytes) {
    const int end = std::min(bytes, static_cast<int>(text.size()));
    int position = 0;
    int units = 0;
    while (position < end) {
        const int length = sequence_length(static_cast<unsigned char>(text[static_cast<std::size_t>(position)]));
        position += length;
        units += units_of(length);
    }
    return units;
}

}  // namespace bottega::platform

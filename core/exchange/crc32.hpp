#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace bottega {

// CRC-32 (ISO-HDLC, polynomial EDB88320): tells a damaged archive file from a whole one. No protection against intent.
class Crc32 {
public:
    void add(std::string_view bytes) {
        for (const char byte : bytes) state_ = table()[(state_ ^ static_cast<std::uint8_t>(byte)) & 0xFFu] ^ (state_ >> 8);
    }
    [[nodiscard]] std::uint32_t value() const { return ~state_; }

private:
    static const std::array<std::uint32_t, 256>& table() {
        static const auto computed = [] {
            std::array<std::uint32_t, 256> entries{};
            for (std::uint32_t i = 0; i < 256; ++i) {
                std::uint32_t entry = i;
                for (int bit = 0; bit < 8; ++bit) entry = (entry & 1u) ? 0xEDB88320u ^ (entry >> 1) : entry >> 1;
                entries[i] = entry;
            }
            return entries;
        }();
        return computed;
    }
    std::uint32_t state_ = 0xFFFFFFFFu;
};

}  // namespace bottega

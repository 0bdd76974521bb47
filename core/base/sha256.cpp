#include "core/base/sha256.hpp"

#include <array>
#include <bit>
#include <cstdint>

namespace bottega {

namespace {

using Word = std::uint32_t;
constexpr std::size_t block_bytes = 64;

// FIPS 180-4, section 4.2.2: of the cube roots of the first 64 primes.
constexpr std::array<Word, 64> round_constants = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

using State = std::array<Word, 8>;

std::array<Word, 64> schedule_of(const unsigned char* block) {
    std::array<Word, 64> words{};
    for (std::size_t i = 0; i < 16; ++i)
        words[i] = Word{block[4 * i]} << 24 | Word{block[4 * i + 1]} << 16 | Word{block[4 * i + 2]} << 8 | Word{block[4 * i + 3]};
    for (std::size_t i = 16; i < 64; ++i) {
        const Word early = words[i - 15], late = words[i - 2];
        const Word first = std::rotr(early, 7) ^ std::rotr(early, 18) ^ (early >> 3);
        const Word second = std::rotr(late, 17) ^ std::rotr(late, 19) ^ (late >> 10);
        words[i] = words[i - 16] + first + words[i - 7] + second;
    }
    return words;
}

void mix_in(State& state, const unsigned char* block) {
    const std::array<Word, 64> words = schedule_of(block);
    auto [a, b, c, d, e, f, g, h] = state;
    for (std::size_t i = 0; i < 64; ++i) {
        const Word turned_e = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        const Word first = h + turned_e + ((e & f) ^ (~e & g)) + round_constants[i] + words[i];
        const Word turned_a = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        const Word second = turned_a + ((a & b) ^ (a & c) ^ (b & c));
        h = g, g = f, f = e, e = d + first, d = c, c = b, b = a, a = first + second;
    }
    const State mixed = {a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < 8; ++i) state[i] += mixed[i];
}

// The message, a bit of 1, zeros, and its length in bits in the last eight bytes.
std::string padded_end(std::string_view bytes) {
    std::string end(bytes.substr(bytes.size() - bytes.size() % block_bytes));
    end += '\x80';
    while (end.size() % block_bytes != block_bytes - 8) end += '\0';
    const std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
    for (int shift = 56; shift >= 0; shift -= 8) end += static_cast<char>(bits >> shift & 255);
    return end;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
    State state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    const auto mix_all = [&state](std::string_view blocks) {
        for (std::size_t at = 0; at + block_bytes <= blocks.size(); at += block_bytes)
            mix_in(state, reinterpret_cast<const unsigned char*>(blocks.data()) + at);
    };
    mix_all(bytes);
    mix_all(padded_end(bytes));
    std::string hex;
    for (const Word word : state)
        for (int shift = 28; shift >= 0; shift -= 4) hex += "0123456789abcdef"[word >> shift & 15];
    return hex;
}

}  // namespace bottega

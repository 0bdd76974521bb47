#include "core/base/text.hpp"

#include <algorithm>
#include <charconv>

namespace bottega {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

// How many bytes the character starting with this byte has; 0 where no character starts so.
std::size_t sequence_length(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    if (lead >= 0xF0 && lead <= 0xF4) return 4;
    return 0;
}

bool is_scalar(char32_t character, std::size_t length) {
    if (character >= 0xD800 && character <= 0xDFFF) return false;
    return (length != 3 || character >= 0x800) && (length != 4 || (character >= 0x10000 && character <= 0x10FFFF));
}

struct Decoded {
    char32_t character;
    std::size_t length;
    bool valid;
};

Decoded decode(std::string_view text, std::size_t at) {
    constexpr Decoded broken{kReplacement, 1, false};
    const auto byte = [&](std::size_t offset) { return static_cast<unsigned char>(text[at + offset]); };
    const std::size_t length = sequence_length(byte(0));
    if (length == 0 || at + length > text.size()) return broken;
    char32_t character = length == 1 ? byte(0) : byte(0) & (0xFFU >> (length + 1));
    for (std::size_t offset = 1; offset < length; ++offset) {
        if ((byte(offset) & 0xC0) != 0x80) return broken;
        character = (character << 6) | (byte(offset) & 0x3FU);
    }
    return is_scalar(character, length) ? Decoded{character, length, true} : broken;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f'; }

constexpr std::string_view no_break_space = "\xC2\xA0";

bool is_dropped_control(char32_t character) {
    constexpr char32_t kByteOrderMark = 0xFEFF;
    if (character == '\t' || character == '\n') return false;
    return character < 0x20 || (character >= 0x7F && character <= 0x9F) || character == kByteOrderMark;
}

}  // namespace

char32_t next_character(std::string_view text, std::size_t& at) {
    const Decoded decoded = decode(text, at);
    at += decoded.length;
    return decoded.character;
}

void append_character(std::string& text, char32_t character) {
    const auto push = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (character < 0x80) return push(character);
    if (character < 0x800) {
        push(0xC0 | (character >> 6));
    } else {
        if (character < 0x10000) {
            push(0xE0 | (character >> 12));
        } else {
            push(0xF0 | (character >> 18));
            push(0x80 | ((character >> 12) & 0x3F));
        }
        push(0x80 | ((character >> 6) & 0x3F));
    }
    push(0x80 | (character & 0x3F));
}

bool is_valid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Decoded decoded = decode(text, at);
        if (!decoded.valid) return false;
        at += decoded.length;
    }
    return true;
}

std::string sanitise(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t character = next_character(text, at);
        if (character == '\r') {
            if (at == text.size() || text[at] != '\n') clean += '\n';
        } else if (!is_dropped_control(character)) {
            append_character(clean, character);
        }
    }
    return clean;
}

std::string plain_name(std::string_view text, std::size_t longest) {
    std::string name;
    for (const char letter : fold(text)) {
        const bool is_plain = (letter >= 'a' && letter <= 'z') || is_digit(letter);
        if (is_plain) name += letter;
        else if (!name.empty() && name.back() != '_') name += '_';
    }
    name.resize(std::min(name.size(), longest));
    while (!name.empty() && name.back() == '_') name.pop_back();
    return name;
}

std::string_view trim(std::string_view text) {
    for (bool changed = true; changed;) {
        changed = false;
        if (!text.empty() && is_space(text.front())) {
            text.remove_prefix(1);
            changed = true;
        }
        if (!text.empty() && is_space(text.back())) {
            text.remove_suffix(1);
            changed = true;
        }
        if (text.starts_with(no_break_space)) {
            text.remove_prefix(2);
            changed = true;
        }
        if (text.ends_with(no_break_space)) {
            text.remove_suffix(2);
            changed = true;
        }
    }
    return text;
}

bool is_blank(std::string_view text) { return trim(text).empty(); }

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (std::size_t start = 0;;) {
        const std::size_t end = text.find(separator, start);
        parts.emplace_back(text.substr(start, end - start));
        if (end == std::string_view::npos) return parts;
        start = end + 1;
    }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string joined;
    for (const std::string& part : parts) {
        if (&part != &parts.front()) joined += separator;
        joined += part;
    }
    return joined;
}

std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
    if (from.empty()) return std::string(text);
    std::string replaced;
    for (std::size_t start = 0;;) {
        const std::size_t found = text.find(from, start);
        replaced += text.substr(start, found - start);
        if (found == std::string_view::npos) return replaced;
        replaced += to;
        start = found + from.size();
    }
}

std::string to_upper_ascii(std::string_view text) {
    std::string upper(text);
    for (char& c : upper)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return upper;
}

std::size_t count_characters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) at += decode(text, at).length;
    return count;
}

std::string truncate(std::string_view text, std::size_t characters) {
    std::size_t at = 0;
    for (std::size_t kept = 0; kept < characters && at < text.size(); ++kept) at += decode(text, at).length;
    return std::string(text.substr(0, at));
}

std::optional<std::int64_t> parse_digits(std::string_view text) {
    if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
    std::int64_t value = 0;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    return error == std::errc{} && stopped == end ? std::optional(value) : std::nullopt;
}

}  // namespace bottega

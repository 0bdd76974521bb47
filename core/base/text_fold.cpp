#include "core/base/text.hpp"

namespace bottega {

namespace {

// One letter per character: its base letter, '*' where it becomes two letters, '.' where it stays as it is.
constexpr char32_t kLatinFirst = 0x00C0;
constexpr std::string_view latin_base =
    "aaaaaa*ceeeeiiiidnooooo.ouuuuy**aaaaaa*ceeeeiiiidnooooo.ouuuuy*y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkklllllll"
    "lllnnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
    "b......................i........oo.............uu....zz........."
    ".............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa...."
    "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............"
    "................";
constexpr char32_t kLatinAdditionalFirst = 0x1E00;
constexpr std::string_view latin_additional_base =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwy....*.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

std::string_view two_letters(char32_t character) {
    switch (character) {
        case 0x00C6:
        case 0x00E6:
            return "ae";
        case 0x00DE:
        case 0x00FE:
            return "th";
        case 0x0132:
        case 0x0133:
            return "ij";
        case 0x0152:
        case 0x0153:
            return "oe";
        default:
            return "ss";  // the German sharp s, small and capital
    }
}

bool is_combining_accent(char32_t character) { return character >= 0x0300 && character <= 0x036F; }

char32_t lower_greek_or_cyrillic(char32_t character) {
    if ((character >= 0x0391 && character <= 0x03A9) || (character >= 0x0410 && character <= 0x042F))
        return character + 32;
    if (character >= 0x0400 && character <= 0x040F) return character + 80;
    return character;
}

void append_folded(std::string& folded, char32_t character) {
    char base = '.';
    if (character >= kLatinFirst && character - kLatinFirst < latin_base.size())
        base = latin_base[character - kLatinFirst];
    else if (character >= kLatinAdditionalFirst && character - kLatinAdditionalFirst < latin_additional_base.size())
        base = latin_additional_base[character - kLatinAdditionalFirst];

    if (base == '*')
        folded += two_letters(character);
    else if (base != '.')
        folded += base;
    else if (!is_combining_accent(character))
        append_character(folded, lower_greek_or_cyrillic(character));
}

}  // namespace

std::string fold(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (static_cast<unsigned char>(c) < 0x80) {
            folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            ++at;
        } else {
            append_folded(folded, next_character(text, at));
        }
    }
    return folded;
}

}  // namespace bottega

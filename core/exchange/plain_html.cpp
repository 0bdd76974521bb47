#include "core/exchange/plain_html.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace bottega {

namespace {

constexpr std::array known_tags = {"a",  "b",  "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "em",    "font", "h1", "h2", "h3",
                                   "h4", "h5", "h6",         "hr",   "html", "i",  "img", "li", "meta", "ol", "p",  "pre", "s",    "section", "small", "span",
                                   "strong", "style", "script", "sub", "sup", "table", "tbody", "td", "th", "tr", "u", "ul"};
constexpr std::array block_tags = {"blockquote", "center", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul"};

struct NamedCharacter {
    std::string_view name, text;
};
constexpr NamedCharacter named_characters[] = {
    {"amp", "&"},     {"lt", "<"},      {"gt", ">"},      {"quot", "\""},   {"apos", "'"},    {"nbsp", " "},    {"euro", "€"},    {"copy", "©"},
    {"reg", "®"},     {"trade", "™"},   {"deg", "°"},     {"ndash", "–"},   {"mdash", "—"},   {"hellip", "…"},  {"bull", "•"},    {"middot", "·"},
    {"lsquo", "‘"},   {"rsquo", "’"},   {"ldquo", "“"},   {"rdquo", "”"},   {"bdquo", "„"},   {"laquo", "«"},   {"raquo", "»"},   {"times", "×"},
    {"frac12", "½"},  {"frac14", "¼"},  {"agrave", "à"},  {"egrave", "è"},  {"eacute", "é"},  {"igrave", "ì"},  {"ograve", "ò"},  {"ugrave", "ù"},
    {"Agrave", "À"},  {"Egrave", "È"},  {"Eacute", "É"},  {"aacute", "á"},  {"iacute", "í"},  {"oacute", "ó"},  {"uacute", "ú"},  {"acirc", "â"},
    {"Acirc", "Â"},   {"icirc", "î"},   {"Icirc", "Î"},   {"ecirc", "ê"},   {"ccedil", "ç"},  {"ntilde", "ñ"},  {"auml", "ä"},    {"ouml", "ö"},
    {"uuml", "ü"},    {"Auml", "Ä"},    {"Ouml", "Ö"},    {"Uuml", "Ü"},    {"szlig", "ß"},   {"zwnj", ""},     {"shy", ""},
};

template<std::size_t N>
bool is_one_of(const std::array<const char*, N>& tags, std::string_view name) {
    return std::find(tags.begin(), tags.end(), name) != tags.end();
}

struct Tag {
    std::string name;      // in small letters; empty: a comment or a declaration
    bool closes = false;
    std::size_t end = 0;   // behind its >
};

// A tag begins with a letter or / right behind the <. Whoever looks for tags goes on behind the one found, and none is
// looked for behind the last >: a text made of half tags takes no longer than another.
std::optional<Tag> tag_at(std::string_view html, std::size_t at) {
    std::size_t next = at + 1;
    const bool closes = next < html.size() && html[next] == '/';
    if (closes) ++next;
    const bool is_comment = html.substr(at).starts_with("<!--");
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c); };
    if (next >= html.size() || (!is_letter(html[next]) && html[next] != '!' && html[next] != '?')) return std::nullopt;
    Tag tag{.name = {}, .closes = closes};
    while (next < html.size() && is_letter(html[next]) && tag.name.size() < 20) tag.name += static_cast<char>(html[next] | (is_digit(html[next]) ? 0 : 0x20)), ++next;
    const std::size_t end = html.find(is_comment ? "-->" : ">", next);
    tag.end = end == std::string_view::npos ? html.size() : end + (is_comment ? 3 : 1);
    return tag;
}

// "&egrave;", "&#8217;", "&#x20AC;" as characters; nothing where it is just an ampersand.
std::optional<std::string> character_at(std::string_view html, std::size_t at, std::size_t& end) {
    const std::size_t stop = html.substr(at, 12).find(';');
    if (stop == std::string_view::npos || stop < 2) return std::nullopt;
    const std::string_view name = html.substr(at + 1, stop - 1);
    end = at + stop + 1;
    if (name[0] == '#') {
        const bool is_hex = name.size() > 2 && (name[1] == 'x' || name[1] == 'X');
        const std::string_view digits = name.substr(is_hex ? 2 : 1);
        std::uint32_t code = 0;
        const auto [rest, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), code, is_hex ? 16 : 10);
        const bool is_character = failure == std::errc() && rest == digits.data() + digits.size() && code > 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
        if (!is_character) return std::nullopt;
        std::string text;
        append_character(text, code == 0xA0 ? U' ' : static_cast<char32_t>(code));
        return text;
    }
    for (const NamedCharacter& known : named_characters)
        if (known.name == name) return std::string(known.text);
    return std::nullopt;
}

std::size_t last_tag_end(std::string_view html) {
    const std::size_t last = html.rfind('>');
    return last == std::string_view::npos ? 0 : last;
}

class HtmlText {
public:
    explicit HtmlText(std::string html) : html_(std::move(html)), last_(last_tag_end(html_)) {}

    std::string read() {
        while (at_ < html_.size()) {
            if (html_[at_] == '<' && at_ < last_ && read_tag()) continue;
            std::size_t end = 0;
            const auto character = html_[at_] == '&' ? character_at(html_, at_, end) : std::nullopt;
            if (character) add(*character);
            else add(std::string_view(html_).substr(at_, 1));
            at_ = character ? end : at_ + 1;
        }
        return std::string(trim(sanitise(text_)));
    }

private:
    bool read_tag() {
        const auto tag = tag_at(html_, at_);
        if (!tag) return false;
        at_ = tag->end;
        const bool is_hidden = tag->name == "script" || tag->name == "style";
        if (is_hidden && !tag->closes) skip_to_end_of(tag->name);
        if (tag->name == "br") text_ += '\n';
        else if (is_one_of(block_tags, tag->name)) begin_line(tag->name == "p" && items_ == 0 ? 2 : 1);
        else if (tag->name == "td" || tag->name == "th") add(" ");
        if (tag->name == "li" && !tag->closes) text_ += "- ";
        if (tag->name == "li") items_ = std::max(0, items_ + (tag->closes ? -1 : 1));
        return true;
    }

    void skip_to_end_of(const std::string& name) {
        for (std::size_t next = html_.find('<', at_); next < last_; next = html_.find('<', at_)) {
            const auto tag = tag_at(html_, next);
            at_ = tag ? tag->end : next + 1;
            if (tag && tag->closes && tag->name == name) return;
        }
        at_ = html_.size();
    }

    // At most one empty line between two paragraphs.
    void begin_line(int breaks) {
        if (text_.ends_with("\n- ") || text_ == "- ") return;
        while (text_.ends_with(' ')) text_.pop_back();
        if (text_.empty()) return;
        while (breaks > 0 && !text_.ends_with(breaks == 2 ? "\n\n" : "\n")) text_ += '\n';
    }

    // Blanks and line ends of the source are one blank.
    void add(std::string_view piece) {
        const bool is_blank_piece = piece == " " || piece == "\n" || piece == "\r" || piece == "\t";
        if (!is_blank_piece) text_ += piece;
        else if (!text_.empty() && text_.back() != ' ' && text_.back() != '\n') text_ += ' ';
    }

    std::string html_;
    std::size_t last_;
    std::size_t at_ = 0;
    int items_ = 0;  // of lists, one within the other
    std::string text_;
};

}  // namespace

bool looks_like_html(std::string_view text) {
    const std::size_t last = last_tag_end(text);
    for (std::size_t at = text.find('<'); at < last;) {
        const auto tag = tag_at(text, at);
        if (tag && is_one_of(known_tags, tag->name)) return true;
        at = text.find('<', tag ? tag->end : at + 1);
    }
    return false;
}

std::string text_of_html(std::string_view html) { return HtmlText(replace_all(html, "\xC2\xA0", " ")).read(); }

}  // namespace bottega

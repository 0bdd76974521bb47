#pragma once

#include <string>
#include <string_view>

namespace bottega {

// Whether a text holds HTML that a person formatted: tags of paragraphs, lists, emphasis. "a < b" does not.
[[nodiscard]] bool looks_like_html(std::string_view text);

// The words of a piece of HTML, whoever wrote it: paragraphs, line breaks and list items ("- one") on lines of their own,
// characters in place of their names. Scripts, styles and everything between < and > is dropped; nothing is interpreted.
[[nodiscard]] std::string text_of_html(std::string_view html);

}  // namespace bottega

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bottega {

// The sentences of one language, by key. A placeholder {0} is filled with an argument as it is, {0:key} takes the
// argument for a key and fills in its text, {0:date} writes an ISO day in the reader's way: so the core can speak of
// an entity and of a day without knowing a language.
class Catalogue {
public:
    using Texts = std::map<std::string, std::string, std::less<>>;

    // `json` is one flat object of key and text; throws std::runtime_error on anything else.
    Catalogue(std::string_view language, std::string_view json);

    [[nodiscard]] const std::string& language() const { return language_; }
    // A missing key comes back as itself: visible on screen, caught by tests/core/i18n.
    [[nodiscard]] std::string text(std::string_view key, const std::vector<std::string>& args = {}) const;
    // key.one, key.few (Romanian 2 to 19) or key.other. The count is {0}, the arguments follow from {1}.
    [[nodiscard]] std::string plural(std::string_view key, std::int64_t count,
                                     std::vector<std::string> args = {}) const;
    [[nodiscard]] bool has(std::string_view key) const { return texts_.find(key) != texts_.end(); }
    [[nodiscard]] const Texts& texts() const { return texts_; }

private:
    [[nodiscard]] std::string argument_text(const std::string& argument, std::string_view kind) const;
    [[nodiscard]] std::string_view plural_form(std::int64_t count) const;

    std::string language_;
    Texts texts_;
};

// Bottega's languages, in the order in which they are offered.
[[nodiscard]] const std::vector<std::string>& languages();
// The catalogue of a language from the texts compiled into the program.
[[nodiscard]] Catalogue embedded_catalogue(std::string_view language);

}  // namespace bottega

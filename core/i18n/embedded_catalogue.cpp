#include "core/i18n/catalogue.hpp"
#include "core/i18n/embedded_assets.hpp"

namespace bottega {

Catalogue embedded_catalogue(std::string_view language) { return Catalogue(language, embedded_strings(language)); }

}  // namespace bottega

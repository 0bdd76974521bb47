#pragma once

#include <string>
#include <vector>

namespace bottega::business {

// ISO 3166 countries, by code; labelled "country.IT".
[[nodiscard]] const std::vector<std::string>& countries();
// The languages documents are printed in; labelled "language.it".
[[nodiscard]] const std::vector<std::string>& document_languages();

}  // namespace bottega::business

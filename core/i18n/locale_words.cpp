#include "core/base/text.hpp"
#include "core/i18n/locale.hpp"

namespace bottega {

namespace {

constexpr std::array<LocaleWords, 3> all_words = {{
    {.language = "it",
     .decimal_sign = ',',
     .group_sign = '.',
     .date_sign = '/',
     .months = {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre",
                "ottobre", "novembre", "dicembre"},
     .short_months = {"gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"},
     .weekdays = {"lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"},
     .short_weekdays = {"lun", "mar", "mer", "gio", "ven", "sab", "dom"}},
    {.language = "ro",
     .decimal_sign = ',',
     .group_sign = '.',
     .date_sign = '.',
     .months = {"ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august", "septembrie",
                "octombrie", "noiembrie", "decembrie"},
     .short_months = {"ian.", "feb.", "mar.", "apr.", "mai", "iun.", "iul.", "aug.", "sept.", "oct.", "nov.", "dec."},
     .weekdays = {"luni", "marți", "miercuri", "joi", "vineri", "sâmbătă", "duminică"},
     .short_weekdays = {"lun.", "mar.", "mie.", "joi", "vin.", "sâm.", "dum."}},
    {.language = "en",
     .decimal_sign = '.',
     .group_sign = ',',
     .date_sign = '/',
     .months = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December"},
     .short_months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
     .weekdays = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
     .short_weekdays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}},
}};

}  // namespace

const LocaleWords& locale_words(std::string_view language) {
    for (const LocaleWords& words : all_words)
        if (words.language == language) return words;
    return all_words.back();
}

int month_named(std::string_view text) {
    std::string wanted = fold(trim(text));
    if (wanted.ends_with('.')) wanted.pop_back();
    if (wanted.size() < 3) return -1;
    for (const LocaleWords& words : all_words)
        for (std::size_t month = 0; month < words.months.size(); ++month)
            if (fold(words.months[month]).starts_with(wanted)) return static_cast<int>(month);
    return -1;
}

}  // namespace bottega

#pragma once

#include "core/data/record.hpp"

#include <cstdint>

namespace bottega {

// How likely two records of one kind stand for the same company, person or article. Compared are the title and, by
// their format, identifiers (VAT number, tax code, bar code), e-mails and telephones; each against every other of its
// kind, so that a mobile typed as a telephone counts.
// OtherIdentifier speaks against it.
enum class Likeness { Identifier, NearIdentifier, Email, Phone, Name, NearName, OtherIdentifier };

struct LikeReason {
    Likeness kind = Likeness::Name;
    std::string field;  // of the first of the two
    std::string value;
    bool operator==(const LikeReason&) const = default;
};

struct ComparedField {
    std::size_t index = 0;
    Likeness kind = Likeness::Name;  // Identifier, Email, Phone or Name
};
[[nodiscard]] std::vector<ComparedField> compared_fields(const EntityDef& def);

// What of a record is compared, brought to one form and packed: the words of its name without legal form, accents and
// order, then identifiers, e-mails and telephones, a line each.
class LikenessText {
public:
    void add(Likeness kind, std::string_view value);
    [[nodiscard]] std::string packed() const;

private:
    std::string name_, identifiers_, emails_, phones_;
};
[[nodiscard]] std::string likeness_text(const Record& record);

// From 0 to 100, of two packed texts.
[[nodiscard]] int likeness(std::string_view one, std::string_view other);
constexpr int least_likeness = 45;   // below it nobody is asked
constexpr int sure_likeness = 85;    // from here on it is hardly a chance
constexpr int likely_likeness = 65;

// Records that share one of these are worth comparing. `few`: many share it, so that it counts only where few do.
struct LikenessKey {
    std::uint64_t hash = 0;
    bool few = false;
};
[[nodiscard]] std::vector<LikenessKey> likeness_keys(std::string_view packed);

// Why two records look alike, the strongest first.
[[nodiscard]] std::vector<LikeReason> like_reasons(const Record& one, const Record& other);

}  // namespace bottega

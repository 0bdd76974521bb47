#include "core/files/stored_file.hpp"

#include <algorithm>

#include "core/data/record.hpp"

namespace bottega::files {

namespace {

constexpr int longest_text = 200'000;

Value kilobytes_of(const Record& record) {
    const auto bytes = record.get(stored_file::bytes);
    if (!bytes) return {};
    const Decimal exact = Decimal::from_raw(divide_half_up(static_cast<__int128>(*bytes) * Decimal::kOne, 1024)).rounded(1);
    return *bytes > 0 ? std::max(exact, *Decimal::parse("0.1")) : exact;  // what is there weighs something
}

// What tells it from an ordinary one.
Value standing_of(const Record& record) {
    if (record.text(stored_file::kind) == "issued") return std::string("issued");
    return record.get(stored_file::superseded).value_or(false) ? Value(std::string("earlier")) : Value();
}

}  // namespace

EntityDef stored_file_def() {
    return {
        .name = "stored_file",
        .title_field = "name",
        .fields =
            {
                {.name = "name", .required = true, .searchable = true, .listed = true},
                {.name = "folder", .searchable = true, .listed = true, .maximum_length = 100},
                {.name = "tags", .searchable = true, .listed = true},
                {.name = "note", .type = FieldType::LongText, .searchable = true},
                {.name = "kilobytes", .type = FieldType::Decimal, .listed = true, .read_only = true, .computed = kilobytes_of},
                {.name = "added_at", .type = FieldType::Timestamp, .listed = true, .read_only = true},
                {.name = "media_type", .read_only = true, .internal = true},
                {.name = "kind", .type = FieldType::Choice, .choices = {"attachment", "issued"},
                 .initial = std::string("attachment"), .required = true, .read_only = true, .internal = true},
                {.name = "owner", .listed = true, .maximum_length = 60, .read_only = true, .internal = true},  // in lists only
                {.name = "standing", .type = FieldType::Choice, .choices = {"earlier", "issued"}, .listed = true, .read_only = true,
                 .internal = true, .computed = standing_of},
                {.name = "hash", .required = true, .maximum_length = 64, .read_only = true, .internal = true},
                {.name = "bytes", .type = FieldType::Integer, .read_only = true, .internal = true},
                {.name = "previous", .type = FieldType::Reference, .target = "stored_file", .read_only = true, .internal = true},
                {.name = "superseded", .type = FieldType::Flag, .initial = false, .read_only = true, .internal = true},
                {.name = "text", .type = FieldType::LongText, .searchable = true, .maximum_length = longest_text,
                 .read_only = true, .internal = true},
            },
        .seal = {"kind", {"issued"}},
        .indexed_words = true,
        .order = "-added_at",
    };
}

}  // namespace bottega::files

#include "core/data/row_codec.hpp"
#include "core/exchange/archive.hpp"
#include "core/exchange/archive_tables.hpp"
#include "core/exchange/crc32.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace bottega {

namespace {

std::string quoted_json(const std::string& text) { return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace); }

void append_pair(std::string& out, const std::string& key, const std::string& json) {
    if (out.back() != '{') out += ',';
    out += '"';
    out += key;
    out += "\":";
    out += json;
}

std::string value_json(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    return quoted_json(canonical_text(value));
}

void append_record(std::string& out, const Record& record) {
    out += '{';
    append_pair(out, "id", quoted_json(std::to_string(record.id().value)));
    if (!record.def().parent.empty()) {
        append_pair(out, "parent_id", quoted_json(std::to_string(record.parent().value)));
        append_pair(out, "position", std::to_string(record.position()));
    }
    for (std::size_t i = 0; i < record.def().fields.size(); ++i)
        if (!is_empty(record.value(i))) append_pair(out, record.def().fields[i].name, value_json(record.value(i)));
    out += '}';
}

template<class Rows>
void append_list(std::string& out, Rows&& rows) {
    out += '[';
    const char* separator = "\n";
    rows([&] {
        out += separator;
        separator = ",\n";
    });
    out += "\n]";
}

void append_entity(std::string& out, Database& database, const EntityDef& def) {
    append_list(out, [&](const auto& next) {
        // In pages, so that an archive of any size never stands in memory twice.
        std::int64_t last = 0;
        for (;;) {
            const auto page = select_rows(database, def, " WHERE id > ?1 ORDER BY id LIMIT 500", {last});
            if (page.empty()) return;
            for (const Record& record : page) {
                next();
                append_record(out, record);
            }
            last = page.back().id().value;
        }
    });
}

void append_table(std::string& out, Database& database, const ArchiveTable& table) {
    append_list(out, [&](const auto& next) {
        Statement rows(database, table.select());
        while (rows.step()) {
            next();
            out += '{';
            for (std::size_t i = 0; i < table.columns.size(); ++i) {
                const int column = static_cast<int>(i);
                if (rows.is_null(column)) continue;
                append_pair(out, table.columns[i], quoted_json(rows.text(column)));
            }
            out += '}';
        }
    });
}

}  // namespace

std::string export_archive(Database& database, const Schema& schema, int schema_version) {
    std::string out = "{\"format\":\"bottega-archive\",\"version\":" + std::to_string(kArchiveVersion) + ",\"schema\":" + std::to_string(schema_version) +
                      ",\n\"entities\":{";
    const char* separator = "\n";
    for (const EntityDef* def : schema.entities()) {
        out += separator + ("\"" + def->name + "\":");
        append_entity(out, database, *def);
        separator = ",\n";
    }
    out += "}";
    for (const ArchiveTable& table : archive_tables()) {
        out += ",\n\"" + table.section + "\":";
        append_table(out, database, table);
    }
    out += ",\n";
    Crc32 crc;
    crc.add(out);
    char digits[9];
    std::snprintf(digits, sizeof digits, "%08x", crc.value());
    return out + "\"crc32\":\"" + digits + "\"}\n";
}

}  // namespace bottega

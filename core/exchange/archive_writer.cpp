#include "core/exchange/archive_writer.hpp"

#include "core/exchange/archive.hpp"
#include "core/exchange/crc32.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <numeric>

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

// As declared; behind them those that the person added, by name: where they stand while the program runs says nothing.
std::vector<std::size_t> order_of_fields(const EntityDef& def) {
    std::vector<std::size_t> order(def.fields.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto first = std::find_if(order.begin(), order.end(), [&](std::size_t i) { return def.fields[i].custom; });
    std::sort(first, order.end(), [&](std::size_t a, std::size_t b) { return def.fields[a].name < def.fields[b].name; });
    return order;
}

}  // namespace

ArchiveWriter::ArchiveWriter(int schema_version)
    : out_("{\"format\":\"bottega-archive\",\"version\":" + std::to_string(kArchiveVersion) + ",\"schema\":" + std::to_string(schema_version) +
           ",\n\"entities\":{") {}

void ArchiveWriter::start_entity(const std::string& name) { start_list(name); }

void ArchiveWriter::start_table(const std::string& section) {
    end_list();
    if (std::exchange(in_entities_, false)) {
        out_ += '}';
        any_list_ = true;
    }
    start_list(section);
}

void ArchiveWriter::start_list(const std::string& name) {
    end_list();
    out_ += std::exchange(any_list_, true) ? ",\n\"" : "\n\"";
    out_ += name;
    out_ += "\":[";
    in_list_ = true;
    any_row_ = false;
}

void ArchiveWriter::end_list() {
    if (std::exchange(in_list_, false)) out_ += "\n]";
}

void ArchiveWriter::next_row() { out_ += std::exchange(any_row_, true) ? ",\n{" : "\n{"; }

void ArchiveWriter::add(const Record& record) {
    next_row();
    append_pair(out_, "id", quoted_json(std::to_string(record.id().value)));
    if (!record.def().parent.empty()) {
        append_pair(out_, "parent_id", quoted_json(std::to_string(record.parent().value)));
        append_pair(out_, "position", std::to_string(record.position()));
    }
    for (const std::size_t i : order_of_fields(record.def()))
        if (!is_empty(record.value(i))) append_pair(out_, record.def().fields[i].name, value_json(record.value(i)));
    out_ += '}';
}

void ArchiveWriter::add(const std::vector<std::pair<std::string, std::string>>& row) {
    next_row();
    for (const auto& [key, text] : row) append_pair(out_, key, quoted_json(text));
    out_ += '}';
}

std::string ArchiveWriter::finish() {
    end_list();
    if (in_entities_) out_ += '}';
    out_ += ",\n";
    Crc32 crc;
    crc.add(out_);
    char digits[9];
    std::snprintf(digits, sizeof digits, "%08x", crc.value());
    out_ += std::string("\"crc32\":\"") + digits + "\"}\n";
    return std::move(out_);
}

}  // namespace bottega

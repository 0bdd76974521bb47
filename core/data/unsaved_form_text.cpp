#include "core/data/unsaved_form.hpp"

#include "core/base/text.hpp"

#include <nlohmann/json.hpp>

namespace bottega {

namespace {

using nlohmann::json;

constexpr std::size_t most_forms = 100;
constexpr std::size_t longest_name = 200;

json fields_json(const TypedFields& fields) {
    json written = json::object();
    for (const auto& [name, text] : fields) written[name] = text;
    return written;
}

json form_json(const UnsavedForm& form) {
    json written{{"key", form.key}, {"place", form.place}, {"entity", form.entity}, {"name", form.name},
                 {"at", form.at.iso()}, {"fields", fields_json(form.fields)}};
    if (form.record) written["record"] = to_string(form.record);
    if (!form.beside.empty()) written["beside"] = fields_json(form.beside);
    if (!form.has_lines) return written;
    written["lines"] = json::array();
    for (const TypedLine& line : form.lines) {
        json kept{{"fields", fields_json(line.fields)}};
        if (line.id) kept["id"] = to_string(line.id);
        written["lines"].push_back(std::move(kept));
    }
    return written;
}

std::string text_of(const json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

RecordId id_of(const json& object, const char* name) { return parse_record_id(text_of(object, name)).value_or(RecordId{}); }

TypedFields fields_of(const json& object, const char* name) {
    TypedFields fields;
    const auto found = object.find(name);
    if (found == object.end() || !found->is_object()) return fields;
    for (const auto& [field, text] : found->items())
        if (text.is_string()) fields.emplace_back(field, text.get<std::string>());
    return fields;
}

UnsavedForm form_of(const json& written) {
    UnsavedForm form{.key = text_of(written, "key"),
                     .place = text_of(written, "place"),
                     .entity = text_of(written, "entity"),
                     .record = id_of(written, "record"),
                     .name = truncate(text_of(written, "name"), longest_name),
                     .at = Timestamp::parse_iso(text_of(written, "at")).value_or(Timestamp::from_unix_seconds(0)),
                     .fields = fields_of(written, "fields")};
    form.beside = fields_of(written, "beside");
    const auto lines = written.find("lines");
    form.has_lines = lines != written.end() && lines->is_array();
    if (!form.has_lines) return form;
    for (const json& line : *lines)
        if (line.is_object()) form.lines.push_back({.id = id_of(line, "id"), .fields = fields_of(line, "fields")});
    return form;
}

}  // namespace

std::string write_unsaved_forms(const std::vector<UnsavedForm>& forms) {
    json written = json::array();
    for (const UnsavedForm& form : forms) written.push_back(form_json(form));
    return forms.empty() ? std::string() : written.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::vector<UnsavedForm> read_unsaved_forms(std::string_view text) {
    std::vector<UnsavedForm> forms;
    const json written = json::parse(text, nullptr, false);
    if (!written.is_array()) return forms;
    for (const json& one : written) {
        if (!one.is_object() || forms.size() == most_forms) continue;
        UnsavedForm form = form_of(one);
        if (!form.key.empty() && !form.entity.empty() && !form.is_empty()) forms.push_back(std::move(form));
    }
    return forms;
}

}  // namespace bottega

#include "wasm-app/screens/page_facts.hpp"

#include <nlohmann/json.hpp>

namespace bottega::ui {

namespace {

using Json = nlohmann::json;

Json parse(std::string_view json) { return Json::parse(json, nullptr, false); }

template <class T>
std::optional<T> maybe(const Json& from, const char* name) {
    const auto found = from.find(name);
    if (found == from.end() || found->is_null()) return std::nullopt;
    return found->get<T>();
}

SnapshotFact read_snapshot(const Json& from) {
    return {.number = from.value("number", 0), .reason = from.value("reason", ""),
            .taken_at = Timestamp::parse_iso(from.value("takenAt", "").substr(0, 19) + "Z").value_or(Timestamp::from_unix_seconds(0)),
            .bytes = from.value("bytes", std::int64_t{0})};
}

std::vector<BusinessFact> read_all_businesses(const Json& from) {
    std::vector<BusinessFact> businesses;
    for (const Json& one : from) businesses.push_back({one.value("archive", ""), one.value("name", "")});
    return businesses;
}

}  // namespace

std::optional<PageFacts> read_page_facts(std::string_view text) {
    try {
        const Json json = parse(text);
        PageFacts facts{.place = json.at("place").get<std::string>(), .address = json.value("address", ""),
                        .usage = maybe<std::int64_t>(json, "usage"), .quota = maybe<std::int64_t>(json, "quota"),
                        .persisted = maybe<bool>(json, "persisted"), .offline_ready = json.value("offlineReady", false),
                        .snapshots = {}, .businesses = read_all_businesses(json.value("businesses", Json::array()))};
        for (const Json& one : json.value("snapshots", Json::array())) facts.snapshots.push_back(read_snapshot(one));
        return facts;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

std::vector<BusinessFact> read_businesses(std::string_view text) {
    try {
        return read_all_businesses(parse(text));
    } catch (const Json::exception&) {
        return {};
    }
}

std::optional<ErasedThings> read_erased_things(std::string_view text) {
    try {
        const Json json = parse(text);
        return ErasedThings{.businesses = json.at("businesses").get<std::vector<std::string>>(), .demos = json.value("demos", std::int64_t{0}),
                            .snapshots = json.value("snapshots", std::int64_t{0}), .offline = json.value("offline", false)};
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

std::string read_member(std::string_view text, const char* name) {
    const Json json = parse(text);
    return json.is_object() && json.contains(name) && json[name].is_string() ? json[name].get<std::string>() : std::string();
}

std::string write_wish(const char* name, std::string_view value) { return Json{{name, value}}.dump(); }
std::string write_wish(const char* name, int value) { return Json{{name, value}}.dump(); }
std::string write_wish(const char* name, const std::vector<std::string>& values) { return Json{{name, values}}.dump(); }

std::string write_picture_wish(std::string_view png, int width, int height) {
    return Json{{"png", png}, {"width", width}, {"height", height}}.dump();
}

void PageQuestion::ask(Host& host, std::string_view what, std::string_view wish) {
    answer_ = std::make_shared<std::optional<Answer>>();
    host.ask_page(what, wish, [answer = answer_, &host](std::string_view json, std::string_view failure) {
        *answer = Answer{std::string(json), std::string(failure)};
        host.wake();
    });
}

std::optional<PageQuestion::Answer> PageQuestion::take() {
    if (!answer_ || !*answer_) return std::nullopt;
    auto taken = std::move(*answer_);
    answer_.reset();
    return taken;
}

}  // namespace bottega::ui

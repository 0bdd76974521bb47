#pragma once

// Where the person is and where they want to go. Going happens before the next frame, after the open screen was asked
// whether something is not saved.

#include <optional>
#include <utility>
#include <vector>

#include "wasm-app/kit/route.hpp"

namespace bottega::ui {

class Registry;

class Navigation {
public:
    explicit Navigation(const Registry& registry) : registry_(&registry) {}

    [[nodiscard]] const Route& current() const { return current_; }

    void go(Route route);
    void open_list(std::string_view entity);
    void open_list(const Query& query);
    void open_record(std::string_view entity, RecordId id);
    // The route of a new record; add what it inherits, then go().
    [[nodiscard]] Route new_record(std::string_view entity) const;
    void open_new(std::string_view entity) { go(new_record(entity)); }
    void back();                                // to where the person came from, else to the list above
    // The same place with other parameters (search, filter, sorting): no step in the history, no question.
    void refine(Route route);
    // A record beside the open list, or none: the address keeps what the list shows, and gets no step in the history. Asks
    // before something unsaved is left. While a record is there, what leads to another of its list takes its place.
    void show_beside(RecordId id);
    [[nodiscard]] RecordId beside() const { return parse_record_id(current_.parameter(beside_parameter)).value_or(RecordId{}); }
    static constexpr std::string_view beside_parameter = "beside";
    // Goes without asking about unsaved changes: after saving, after deleting.
    void leave_to(Route route);
    void leave_to_record(std::string_view entity, RecordId id);

    // A new record for a field of the open form, in a dialog over it. `field` tells who asked, and is given back with
    // the id once it was saved. `start` is its new_record() with what it inherits from the form.
    void create_beside(std::uint32_t field, std::string_view entity, Route start);
    [[nodiscard]] RecordId take_created(std::uint32_t field);

    // The list of a choice, edited in a dialog over what is open.
    void edit_choices(std::string_view entity, std::string_view field) { edited_list_ = {std::string(entity), std::string(field)}; }
    [[nodiscard]] std::optional<std::pair<std::string, std::string>> take_edited_list() { return std::exchange(edited_list_, std::nullopt); }

    // For the frame of the application.
    struct Beside {
        std::uint32_t field = 0;
        std::string entity;
        Route start;
    };
    [[nodiscard]] std::optional<Beside> take_beside();
    void created_beside(std::uint32_t field, RecordId id) { created_ = {field, id}; }
    struct Step {
        Route route;
        bool asks = true;
        enum Kind { Forwards, Backwards, Replacing, Refining, FromAddress } kind = Forwards;
    };
    void follow_address(Route route);          // back, forward, a typed address
    [[nodiscard]] std::optional<Step> take_step();
    void arrive(const Step& step);
    // Where a list was left by the person, so that a record's previous and next follow its order.
    void remember_list(std::string_view entity, const Query& query);
    [[nodiscard]] const Query* list_of(std::string_view entity) const;

private:
    const Registry* registry_;
    Route current_;
    std::vector<Route> trail_;
    std::optional<Step> wanted_;
    std::optional<Query> list_;
    std::optional<Beside> beside_;
    std::optional<std::pair<std::string, std::string>> edited_list_;  // entity and field
    std::pair<std::uint32_t, RecordId> created_ = {0, RecordId{}};
};

}  // namespace bottega::ui

#include "wasm-app/kit/navigation.hpp"

#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

namespace {

Route place_of(const Registry& registry, std::string_view entity) {
    const EntityUi* known = registry.entity(entity);
    return {.place = known ? known->route : std::string(entity)};
}

}  // namespace

void Navigation::go(Route route) { wanted_ = Step{.route = std::move(route)}; }

void Navigation::open_list(std::string_view entity) { go(place_of(*registry_, entity)); }

void Navigation::open_list(const Query& query) {
    Route route = place_of(*registry_, query.entity);
    put_query(route, query);
    go(std::move(route));
}

void Navigation::open_record(std::string_view entity, RecordId id) {
    Route route = place_of(*registry_, entity);
    if (beside() && route.place == current_.place) return show_beside(id);
    route.item = to_string(id);
    go(std::move(route));
}

Route Navigation::new_record(std::string_view entity) const {
    Route route = place_of(*registry_, entity);
    route.item = "new";
    return route;
}

void Navigation::show_beside(RecordId id) {
    Route route = current_;
    route.set_parameter(beside_parameter, id ? to_string(id) : std::string());
    wanted_ = Step{.route = std::move(route), .kind = Step::Refining};
}

void Navigation::back() {
    if (beside()) return show_beside({});
    if (!trail_.empty()) {
        wanted_ = Step{.route = trail_.back(), .kind = Step::Backwards};
        return;
    }
    go(current_.item.empty() ? Route{} : Route{.place = current_.place});
}

void Navigation::refine(Route route) { wanted_ = Step{.route = std::move(route), .asks = false, .kind = Step::Refining}; }

void Navigation::leave_to(Route route) {
    const bool is_its_list = beside() && route == Route{.place = current_.place};
    if (is_its_list) show_beside({});
    else wanted_ = Step{.route = std::move(route), .kind = Step::Replacing};
    wanted_->asks = false;
}

void Navigation::leave_to_record(std::string_view entity, RecordId id) {
    Route route = place_of(*registry_, entity);
    route.item = to_string(id);
    leave_to(std::move(route));
}

void Navigation::follow_address(Route route) {
    if (route != current_) wanted_ = Step{.route = std::move(route), .kind = Step::FromAddress};
}

std::optional<Navigation::Step> Navigation::take_step() { return std::exchange(wanted_, std::nullopt); }

void Navigation::arrive(const Step& step) {
    constexpr std::size_t longest_trail = 50;
    const bool comes_back = !trail_.empty() && trail_.back() == step.route;  // with the browser's button, too
    const bool leaves_a_trace = step.kind == Step::Forwards || step.kind == Step::FromAddress;
    if (leaves_a_trace && !comes_back && step.route != current_) trail_.push_back(current_);
    if (comes_back) trail_.pop_back();
    if (trail_.size() > longest_trail) trail_.erase(trail_.begin());
    current_ = step.route;
}

void Navigation::remember_list(std::string_view entity, const Query& query) {
    if (list_ && *list_ == query) return;
    list_ = query;
    list_->entity = entity;
}

const Query* Navigation::list_of(std::string_view entity) const {
    return list_ && list_->entity == entity ? &*list_ : nullptr;
}

void Navigation::create_beside(std::uint32_t field, std::string_view entity, Route start) {
    beside_ = Beside{field, std::string(entity), std::move(start)};
}

RecordId Navigation::take_created(std::uint32_t field) {
    if (created_.first != field || field == 0) return {};
    return std::exchange(created_, {0, RecordId{}}).second;
}

std::optional<Navigation::Beside> Navigation::take_beside() { return std::exchange(beside_, std::nullopt); }

}  // namespace bottega::ui

#pragma once

// What panels bring to the generic screens: the places of the navigation, how an entity looks, actions and tabs of its
// records, screens of their own. Filled once, in wasm-app/panels/panels.cpp.

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "wasm-app/kit/buttons.hpp"
#include "wasm-app/kit/dashboard_data.hpp"
#include "wasm-app/kit/fields.hpp"
#include "wasm-app/kit/screen.hpp"
#include "wasm-app/kit/theme.hpp"

namespace bottega::ui {

// A chip above the list. Its name is the i18n key of its label and its "filter=" in the address.
struct QuickFilter {
    std::string name;
    std::vector<Condition> (*conditions)(const Session&);
};

struct ChoiceTone {
    std::string field, choice;
    Tone tone;
};

// One thing the import offers: "Suppliers" are accounts with is_supplier set.
struct ImportOffer {
    std::string label;                    // i18n key
    std::vector<std::pair<std::string, std::string>> defaults;  // fields the file does not have, in canonical text
};

struct EntityUi {
    std::string entity;
    std::string route;                    // "accounts"
    std::string icon;
    std::string group = {};               // i18n key of the group in the navigation; empty: not in the navigation
    std::string detail_field = {};        // second line under the title in lists and searches: code, town
    std::string state_field = {};         // the pill beside the title of a record
    std::vector<std::string> columns = {};  // of the list; empty: the listed fields
    std::vector<ChoiceTone> tones = {};
    std::vector<QuickFilter> filters = {};
    std::vector<std::string> related_hidden = {};  // "entity.field" references not shown as a related list
    bool avatar = false;
    bool in_search = true;                // found by the search of the top bar
    bool creatable = true;                // has a "New" button
    bool deletable = true;
    bool importable = false;              // offered to the CSV import
    std::vector<ImportOffer> imports = {};  // as what; empty: as what it is
};

// A button in the header of a record. `why_not` gives the sentence why it cannot be pressed now, or nothing.
struct RecordAction {
    std::string label;                    // i18n key; also its stable id
    std::string icon = {};
    ButtonKind kind = ButtonKind::Secondary;
    std::function<void(const UiContext&, const Record&)> press;
    std::function<bool(const UiContext&, const Record&)> shown = {};
    std::function<std::string(const UiContext&, const Record&)> why_not = {};
};

// A card beneath the form of a record, drawn with the stored record; or a tab of its own.
struct RecordPart {
    std::string title;                    // i18n key
    std::function<void(const UiContext&, const Record&)> draw;
    std::function<bool(const UiContext&, const Record&)> shown = {};
    enum Place { Card, Tab } place = Card;
};

// Gives a record another choice where more follows from it than the value of a field: the next step of a workflow, the day
// a sale was closed. Its issues say why not.
struct ChoiceStep {
    std::string field;
    std::function<Result<RecordId>(Session&, RecordId, const std::string& choice)> take;
};

// What a panel adds to the record screen of one entity.
struct RecordPanel {
    std::string entity;
    std::vector<RecordAction> actions = {};
    std::vector<RecordPart> parts = {};
    // Dialogs that the actions open: drawn in every frame in which the record is on the screen.
    std::function<void(const UiContext&)> overlay = {};
    // Fills in what a new record inherits beyond the values in the address (a contact's language from its account).
    std::function<void(const UiContext&, Record&)> prepare_new = {};
    // Called after the person changed a field, with its name: proposes what follows from it.
    std::function<void(const UiContext&, Record&, std::string_view field)> field_changed = {};
    // Saves in place of RecordStore::insert and update, where the business does more than store.
    std::function<Result<RecordId>(Session&, Record, const Answers&)> save = {};
    std::vector<ChoiceStep> choice_steps = {};
};

using MakeScreen = std::function<std::unique_ptr<Screen>(const UiContext&, const Route&)>;

// The editor of a field that names a file of its record; the label is that of a field. True when the value changed.
using EditFileField = std::function<bool(const UiContext&, Record&, std::size_t index, std::string_view label, const FieldOptions&)>;

// A place that is not an entity: import, settings, about.
struct Place {
    std::string route;
    std::string label;                    // i18n key
    std::string icon;
    std::string group = {};               // as in EntityUi; "bottom": at the foot of the navigation; empty: not shown
    MakeScreen make;
    bool in_search = true;                // the one box leads there
};

class Registry {
public:
    // The navigation shows entities and places in the order in which they were added.
    void add(EntityUi entity);
    void add(Place place);
    void add(RecordPanel panel);
    // The record of this entity opens in a screen of its own: documents.
    void set_record_screen(std::string entity, MakeScreen make);
    // Instead of everything else while it is needed.
    void set_first_start(std::function<bool(const UiContext&)> needed, MakeScreen make);
    // The figures of the dashboard; asked again only when the data, the day or the language changed.
    void set_dashboard(std::function<DashboardData(const UiContext&)> data) { dashboard_ = std::move(data); }
    // Whoever keeps files brings the editor of the fields that name one.
    void set_file_field(EditFileField edit) { file_field_ = std::move(edit); }
    // The name of the business, in the navigation.
    void set_business_name(std::function<std::string(const UiContext&)> name) { business_name_ = std::move(name); }

    [[nodiscard]] const EntityUi* entity(std::string_view name) const;
    [[nodiscard]] const EntityUi* entity_at(std::string_view route) const;
    [[nodiscard]] const Place* place_at(std::string_view route) const;
    [[nodiscard]] const std::vector<Place>& places() const { return places_; }
    [[nodiscard]] const std::vector<EntityUi>& entities() const { return entities_; }
    [[nodiscard]] std::vector<const RecordPanel*> panels_of(std::string_view entity) const;
    [[nodiscard]] const ChoiceStep* choice_step(std::string_view entity, std::string_view field) const;
    [[nodiscard]] const MakeScreen* record_screen(std::string_view entity) const;
    [[nodiscard]] Tone tone_of(std::string_view entity, std::string_view field, std::string_view choice) const;

    struct NavigationEntry {
        std::string route, label, icon, group;  // label: i18n key
        std::string entity = {};
    };
    [[nodiscard]] const std::vector<NavigationEntry>& navigation() const { return navigation_; }
    [[nodiscard]] const std::function<bool(const UiContext&)>& first_start_needed() const { return first_start_needed_; }
    [[nodiscard]] const MakeScreen& first_start() const { return first_start_; }
    [[nodiscard]] const std::function<DashboardData(const UiContext&)>& dashboard() const { return dashboard_; }
    [[nodiscard]] const EditFileField& file_field() const { return file_field_; }
    [[nodiscard]] const std::function<std::string(const UiContext&)>& business_name() const { return business_name_; }

private:
    std::vector<EntityUi> entities_;
    std::vector<Place> places_;
    std::vector<RecordPanel> panels_;
    std::vector<std::pair<std::string, MakeScreen>> record_screens_;
    std::vector<NavigationEntry> navigation_;
    std::function<bool(const UiContext&)> first_start_needed_;
    MakeScreen first_start_;
    std::function<DashboardData(const UiContext&)> dashboard_;
    EditFileField file_field_;
    std::function<std::string(const UiContext&)> business_name_;
};

}  // namespace bottega::ui

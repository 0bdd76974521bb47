#pragma once

// The settings: the business, what its documents follow, this program, and the safety of the data.

#include <memory>
#include <optional>
#include <string>

#include "wasm-app/kit/registry.hpp"
#include "wasm-app/panels/backup_card.hpp"
#include "wasm-app/panels/logo_card.hpp"
#include "wasm-app/panels/restore_backup.hpp"
#include "wasm-app/screens/record_edit.hpp"

namespace bottega::ui {

// The place "settings", with the lists of rates, series, methods and terms it opens.
void add_settings(Registry& registry);

class SettingsScreen : public Screen {
public:
    SettingsScreen(const UiContext& ui, const Route& route);  // "#/settings?part=data"

    void draw(const UiContext& ui) override;
    bool follow(const UiContext& ui, const Route& route) override;
    [[nodiscard]] bool has_unsaved_changes() const override { return business_.has_changes(); }
    [[nodiscard]] std::optional<UnsavedForm> unsaved_form(const UiContext& ui) const override;
    std::optional<Issue> take_up(const UiContext& ui, const UnsavedForm& form) override;
    void save(const UiContext& ui) override;

private:
    void draw_business(const UiContext& ui);
    void draw_business_footer(const UiContext& ui);
    void draw_documents(const UiContext& ui);
    void draw_series(const UiContext& ui);
    void draw_lists(const UiContext& ui);
    void ask_last_number(const UiContext& ui, const Record& series);
    void draw_last_number_dialog(const UiContext& ui);
    void set_last_number(const UiContext& ui);
    void draw_program(const UiContext& ui);
    static void draw_kiosk(const UiContext& ui);
    void draw_data(const UiContext& ui);
    void draw_order(const UiContext& ui);
    void draw_storage(const UiContext& ui);
    void refresh(const UiContext& ui);

    std::string part_ = "business";
    RecordEdit business_;
    LogoCard logo_;
    BackupCard backup_;
    RestoreBackup restore_;
    bool takes_files_ = false;

    // What the open part shows, read again only when the data, the day or the language changed.
    struct SeriesRow {
        Record record;
        std::string name, next;
    };
    std::uint64_t text_version_ = 0;
    std::string missing_;
    std::vector<SeriesRow> series_;
    std::vector<std::pair<std::string, std::int64_t>> lists_;  // entity, how many
    std::int64_t bytes_ = 0;

    bool number_open_ = false;
    std::string number_code_, number_name_, number_problem_;
    int number_year_ = 0;
    std::optional<std::int64_t> number_;
};

}  // namespace bottega::ui

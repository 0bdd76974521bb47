#include "core/data/settings.hpp"

#include <utility>

namespace bottega {

void Settings::create_table(Database& database) {
    database.execute("CREATE TABLE IF NOT EXISTS setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT");
}

std::string Settings::get(std::string_view key) {
    Statement row(database_, "SELECT value FROM setting WHERE key = ?1");
    row.bind_text(1, key);
    return row.step() ? row.text(0) : std::string();
}

void Settings::set(std::string_view key, std::string_view value) {
    if (keeps_) kept_[std::string(key)] = value;
    if (get(key) == value) return;
    Transaction transaction(database_);
    Statement change(database_, value.empty() ? "DELETE FROM setting WHERE key = ?1"
                                              : "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2");
    change.bind_text(1, key);
    if (!value.empty()) change.bind_text(2, value);
    change.run();
    transaction.commit();
}

void Settings::keep_from_now() { keeps_ = true; }

void Settings::set_again() {
    keeps_ = false;
    for (const auto& [key, value] : std::exchange(kept_, {})) set(key, value);
}

}  // namespace bottega

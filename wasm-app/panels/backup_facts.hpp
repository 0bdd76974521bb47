#pragma once

// What the page tells about backups, and what an archive text holds: so that both can be shown before anything happens.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/timestamp.hpp"
#include "core/documents/restored_numbers.hpp"
#include "core/exchange/archive_reader.hpp"
#include "core/modules/business/business_identity.hpp"

namespace bottega::ui {

// See Backups in web-shell/src/backup/backups.js.
struct BackupState {
    bool can_choose_folder = false, is_protected = false;
    std::string folder;           // its name; empty: none was chosen
    bool folder_allowed = false;  // the browser lets us write there without asking
    std::string failure;          // of the last one that was to be made by itself
    std::optional<Timestamp> last;
    std::string last_where;       // "folder", "download"
    std::int64_t last_bytes = 0;
};
[[nodiscard]] std::optional<BackupState> read_backup_state(std::string_view json);

struct ChosenFile {
    std::string name;
    std::optional<Timestamp> created;
    bool encrypted = false, needs_passphrase = false;
    std::int64_t bytes = 0, files = 0, file_bytes = 0;
};
[[nodiscard]] std::optional<ChosenFile> read_chosen_file(std::string_view json);

// Of whom an archive text is, and how far it has counted.
struct ArchiveOwner {
    std::string name;
    business::BusinessIdentity identity;
    std::vector<documents::LastNumber> numbers;
    bool is_demo = false;  // an invented business
};
// What a row of the text says of it.
void note_owner(ArchiveOwner& owner, const std::string& section, const ArchiveRow& row);

}  // namespace bottega::ui

#pragma once

// The editor of a field of kind "file". What is chosen or dropped there is kept by the page at once, and belongs to the
// record when the form is saved.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "core/files/files_of_record.hpp"
#include "wasm-app/kit/fields.hpp"
#include "wasm-app/kit/file_host.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

class FileFieldEditor {
public:
    // True when the value changed.
    bool edit(const UiContext& ui, Record& record, std::size_t index, std::string_view label, const FieldOptions& options);

private:
    using Asker = std::pair<std::uint32_t, std::int64_t>;  // the field of a form, and of which record
    [[nodiscard]] FileHost::Taking take_for(const UiContext& ui, Asker asker, std::string field) const;
    [[nodiscard]] bool take_arrived(const UiContext& ui, Record& record, std::size_t index, Asker asker) const;
    [[nodiscard]] const Record* shown_file(const UiContext& ui, RecordId id);

    // Files that came and wait until their field is drawn.
    std::shared_ptr<std::map<Asker, files::NewFile>> arrived_ = std::make_shared<std::map<Asker, files::NewFile>>();
    std::map<std::int64_t, std::optional<Record>> known_;  // not asked of the database in every frame
    std::uint64_t text_version_ = 0;
};

}  // namespace bottega::ui

#pragma once

// Where a document becomes paper: made into a PDF and looked at, downloaded, printed, shared or attached to a mail. A number leaves
// the house only when it is surely kept. The paper of an issued document is kept when it is first made, and is the one
// that goes out ever after.

#include <memory>
#include <optional>
#include <string>

#include "core/documents/print_document.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

// What the panel of a document knows about its paper.
struct DocumentPaper {
    Result<documents::PrintDocument> (*paper)(RecordStore&, RecordId);
    std::string (*mail_to)(RecordStore&, const Record& header);
};

class PaperDesk {
public:
    enum class Way { Download, Print, Mail, Preview, Share };
    explicit PaperDesk(DocumentPaper paper) : paper_(paper) {}

    void ask(Way way, RecordId document);
    // In every frame: goes on with what was asked as soon as it may.
    void go_on(const UiContext& ui, const EntityDef& def);
    [[nodiscard]] bool is_busy() const { return asked_->has_value() || *rendering_; }

private:
    struct Asked {
        Way way;
        RecordId document;
    };
    void make(const UiContext& ui, const Record& header, Way way);
    void keep_then_ask_again(const UiContext& ui, const Record& header, const Asked& asked, std::string definition, std::string name);

    DocumentPaper paper_;
    std::shared_ptr<std::optional<Asked>> asked_ = std::make_shared<std::optional<Asked>>();
    std::shared_ptr<bool> rendering_ = std::make_shared<bool>(false);
};

}  // namespace bottega::ui

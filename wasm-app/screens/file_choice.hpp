#pragma once

// One file asked of the person. The answer comes between two frames, perhaps when the screen that asked is gone.

#include <memory>
#include <optional>
#include <string_view>

#include "wasm-app/kit/host.hpp"

namespace bottega::ui {

class FileChoice {
public:
    void ask(Host& host, std::string_view accept) { host.pick_file(accept, answer_to(host)); }
    // In every frame in which a dropped file is as good as a chosen one.
    void take_dropped(Host& host) { host.take_dropped_file(answer_to(host)); }

    // The file, once.
    [[nodiscard]] std::optional<PickedFile> take() {
        return std::exchange(*answer_, std::nullopt);
    }

private:
    [[nodiscard]] std::function<void(PickedFile)> answer_to(Host& host) const {
        return [answer = answer_, &host](PickedFile file) {
            *answer = std::move(file);
            host.wake();
        };
    }

    std::shared_ptr<std::optional<PickedFile>> answer_ = std::make_shared<std::optional<PickedFile>>();
};

}  // namespace bottega::ui

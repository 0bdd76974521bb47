#include "tests/ui/support/fake_host.hpp"

#include <utility>

namespace bottega::test {

std::optional<std::string> FakeHost::edit_long_text(const ui::LongTextArea& area) {
    if (area.start) edited_text = area.id;
    if (edited_text != area.id) return std::nullopt;
    return std::exchange(typed_long_text, std::nullopt);
}

}  // namespace bottega::test

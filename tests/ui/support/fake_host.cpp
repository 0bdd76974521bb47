#include "tests/ui/support/fake_host.hpp"

#include <algorithm>
#include <utility>

namespace bottega::test {

std::optional<std::string> FakeHost::edit_long_text(const ui::LongTextArea& area) {
    if (area.start) edited_text = area.id;
    if (edited_text != area.id) return std::nullopt;
    return std::exchange(typed_long_text, std::nullopt);
}

bool FakeHost::give_answer(std::string_view what, std::string_view json, std::string_view failure) {
    const auto found = std::find_if(wishes.begin(), wishes.end(), [&](const Wish& wish) { return wish.what == what; });
    if (found == wishes.end()) return false;
    const PageAnswer done = std::move(found->done);
    wishes.erase(found);
    done(json, failure);
    return true;
}

}  // namespace bottega::test

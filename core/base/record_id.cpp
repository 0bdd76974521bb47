#include "core/base/record_id.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <utility>

namespace bottega {

namespace {

constexpr int kRandomBits = 22;
constexpr std::int64_t kFirstMillisecond = 1'704'067'200'000;  // 2024-01-01T00:00:00Z
constexpr std::int64_t kLargestMillisecond = (std::int64_t{1} << 41) - 1;

}  // namespace

std::string to_string(RecordId id) { return std::to_string(id.value); }

std::optional<RecordId> parse_record_id(std::string_view text) {
    const auto value = parse_digits(text);
    return value && *value > 0 ? std::optional(RecordId{*value}) : std::nullopt;
}

RecordIdGenerator::RecordIdGenerator(Clock clock, Random random)
    : clock_(std::move(clock)), random_(std::move(random)) {}

RecordIdGenerator RecordIdGenerator::counting_from(std::int64_t first) {
    RecordIdGenerator generator([] { return kFirstMillisecond; }, [] { return 0U; });
    generator.last_ = first - 1;
    return generator;
}

RecordId RecordIdGenerator::next() {
    const std::int64_t elapsed = std::clamp(clock_() - kFirstMillisecond, std::int64_t{0}, kLargestMillisecond);
    const std::int64_t noise = random_() & ((1U << kRandomBits) - 1);
    last_ = std::max((elapsed << kRandomBits) | noise, last_ + 1);
    return RecordId{last_};
}

void RecordIdGenerator::stay_above(RecordId largest) { last_ = std::max(last_, largest.value); }

}  // namespace bottega

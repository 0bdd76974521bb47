#include "core/base/record_id.hpp"

#include <random>
#include <set>

#include <doctest/doctest.h>

using namespace bottega;

namespace {

constexpr std::int64_t kSomeMillisecond = 1'772'000'000'000;

std::vector<RecordId> ids_of(RecordIdGenerator& generator, int count) {
    std::vector<RecordId> ids;
    for (int index = 0; index < count; ++index) ids.push_back(generator.next());
    return ids;
}

bool always_grows(const std::vector<RecordId>& ids) {
    for (std::size_t index = 1; index < ids.size(); ++index)
        if (ids[index] <= ids[index - 1]) return false;
    return true;
}

}  // namespace

TEST_CASE("ids grow within one millisecond and when the clock goes back") {
    std::mt19937 random(7);
    std::int64_t now = kSomeMillisecond;
    RecordIdGenerator generator([&] { return now; }, [&] { return static_cast<std::uint32_t>(random()); });

    auto ids = ids_of(generator, 10'000);
    now -= 3'600'000;
    const auto later = ids_of(generator, 10'000);
    ids.insert(ids.end(), later.begin(), later.end());

    CHECK(always_grows(ids));
}

TEST_CASE("two copies that create in the same time do not collide") {
    std::mt19937 random_of_one(1);
    std::mt19937 random_of_other(2);
    std::int64_t now = kSomeMillisecond;
    RecordIdGenerator one([&] { return now += 3; }, [&] { return static_cast<std::uint32_t>(random_of_one()); });
    RecordIdGenerator other([&] { return now; }, [&] { return static_cast<std::uint32_t>(random_of_other()); });
    std::set<std::int64_t> seen;

    for (int index = 0; index < 10'000; ++index) {
        seen.insert(one.next().value);
        seen.insert(other.next().value);
    }

    CHECK(seen.size() == 20'000);
}

TEST_CASE("an id carries its millisecond and fits 63 bits") {
    RecordIdGenerator generator([] { return kSomeMillisecond; }, [] { return 0xFFFF'FFFFU; });

    const RecordId id = generator.next();

    CHECK((id.value >> 22) + 1'704'067'200'000 == kSomeMillisecond);
    CHECK((id.value & 0x3F'FFFF) == 0x3F'FFFF);
    CHECK(id.value > 0);
}

TEST_CASE("ids stay above those of an opened archive") {
    RecordIdGenerator generator([] { return kSomeMillisecond; }, [] { return 0U; });
    const RecordId largest{generator.next().value + (std::int64_t{1} << 40)};

    generator.stay_above(largest);

    CHECK(generator.next() == RecordId{largest.value + 1});
}

TEST_CASE("a clock far outside the range still gives valid ids") {
    RecordIdGenerator before([] { return std::int64_t{0}; }, [] { return 5U; });
    RecordIdGenerator after([] { return std::int64_t{1} << 60; }, [] { return 5U; });

    CHECK(before.next().value == 5);
    CHECK(after.next().value > 0);
}

TEST_CASE("an id is text in JSON") {
    CHECK(to_string(RecordId{9'007'199'254'740'993}) == "9007199254740993");
    CHECK(parse_record_id("9007199254740993") == RecordId{9'007'199'254'740'993});
    CHECK_FALSE(parse_record_id("0"));
    CHECK_FALSE(parse_record_id("-1"));
    CHECK_FALSE(parse_record_id("12x"));
    CHECK_FALSE(parse_record_id("99999999999999999999"));
    CHECK(RecordIdGenerator::counting_from(1).next() == RecordId{1});
}

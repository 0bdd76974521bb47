#pragma once

#include "core/app/application.hpp"

#include <doctest/doctest.h>

#include <memory>

namespace bottega::test {

// The program over an archive in memory that nothing was written in yet, on the 16th of March 2026; every look at the clock
// is a millisecond later.
inline std::unique_ptr<Application> fresh_application() {
    static std::int64_t clock = 1'770'000'000'000;
    static std::uint32_t number = 1;
    auto opened = Application::open(":memory:", "", {.now_ms = [] { return ++clock; },
                                                     .today = [] { return *Date::parse_iso("2026-03-16"); },
                                                     .random = [] { return number = number * 1664525 + 1013904223; }});
    REQUIRE(opened.ok());
    return std::move(opened.value());
}

}  // namespace bottega::test

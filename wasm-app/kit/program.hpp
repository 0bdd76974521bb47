#pragma once

// What the screens may ask of the program around them: to run work, to keep settings, to hand over the archive.

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/data/long_work.hpp"
#include "wasm-app/kit/command.hpp"

namespace bottega::ui {

class Program {
public:
    virtual ~Program() = default;

    // The store, and today and now as the browser says them.
    [[nodiscard]] virtual Session& session() = 0;

    // One transaction, rolled back when refused. May throw (DatabaseError): then nothing was changed.
    virtual Result<RecordId> run(const std::string& label, const std::function<Result<RecordId>(Session&)>& work) = 0;
    // Work in slices, in one transaction of its own: meanwhile everything can be read and run() refuses with issue.busy.
    // `ended` hears, between two frames, that it was committed or why it was rolled back (issue.cancelled).
    using Ended = std::function<void(const Result<Done>&)>;
    virtual Result<Done> start(const std::string& label, std::unique_ptr<LongWork> work, Ended ended) = 0;
    virtual void cancel_long_work() = 0;  // also while drawing: it happens after the frame
    [[nodiscard]] virtual const LongWork* long_work() const = 0;  // nullptr: none is running

    // Settings ("language"), exported with the archive; those that begin with "local." ("local.theme",
    // "local.navigation") belong to this browser. Empty: not set. Set them between two frames only.
    [[nodiscard]] virtual std::string setting(std::string_view name) = 0;
    virtual void set_setting(std::string_view name, std::string_view value) = 0;

    // The whole archive as one JSON file.
    [[nodiscard]] virtual std::string export_archive() = 0;
    // The way back, to be started: an archive in place of this one, and what is done to it before it is committed. The person
    // has seen what goes; a refused file changes nothing.
    [[nodiscard]] virtual std::unique_ptr<LongWork> archive_restore(std::string json, std::function<Result<RecordId>(Session&)> then) = 0;
    // Reloads the page with another archive: "main", "b-<id>" (a further business), "demo-it", "demo-ro". Also while drawing.
    virtual void open_archive(std::string_view name) = 0;
    [[nodiscard]] virtual std::string archive() const = 0;

    [[nodiscard]] virtual bool is_demo() const = 0;          // nothing here is the person's own
    [[nodiscard]] virtual bool is_kept() const = 0;          // false over plain http: gone with the page
    [[nodiscard]] virtual std::string save_problem() const = 0;  // why it is "not saved", in words; empty: no problem
    [[nodiscard]] virtual std::string version() const = 0;
    [[nodiscard]] virtual int minutes_east() const = 0;      // of the person's zone, for instants
    virtual void set_language(std::string_view language) = 0;  // of the page and of the session; kept as a setting
};

}  // namespace bottega::ui

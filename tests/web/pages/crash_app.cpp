// The application itself, with a door for the crash test: main.cpp and everything it is made of, and beside it functions
// that have the program run commands as its screens do. Before the application touches an archive, the door looks at
// what was loaded; before each commit it says how everything will stand after it. Never part of the finished site.

#define main application_main
#define app_open application_open
#include "wasm-app/main.cpp"
#undef app_open
#undef main

#include "core/documents/save_document.hpp"
#include "core/exchange/import_rows.hpp"
#include "core/files/files_of_record.hpp"
#include "core/modules/billing/invoice.hpp"
#include "core/modules/billing/issue_invoice.hpp"
#include "core/modules/billing/payment.hpp"
#include "core/modules/business/business.hpp"
#include "core/modules/crm/account.hpp"
#include "tests/web/pages/fingerprint.hpp"

#include <functional>

namespace {

namespace account = crm::account;

// What a step needs to differ from all others, and how much it does.
struct Step {
    int number;
    int amount;
};
using Steps = std::function<Result<RecordId>(Session&, Step)>;

std::string found;  // of the archive as it was loaded
std::string answer;

// Reaches the test before this returns, so before SQLite commits.
void pledge() {
    EM_ASM({ globalThis.crash.pledge(UTF8ToString($0)); },
           fingerprint(running.program->application().database().handle()).c_str());
}

std::string words(Step step, std::size_t length) {
    std::string text = "Passo " + std::to_string(step.number);
    while (text.size() < length) text += " " + std::to_string(text.size() * 7919 + static_cast<std::size_t>(step.number));
    return text.substr(0, length);
}

RecordId some_account(Session& session, Step step) {
    const auto ids = session.store.ids({.entity = std::string(account::entity)});
    return ids[static_cast<std::size_t>(step.number) * 31 % ids.size()];
}

Result<RecordId> set_up(Session& session, Step) { return create_demo(session, "IT"); }

Result<RecordId> edit(Session& session, Step step) {
    Record record = *session.store.find(account::entity, some_account(session, step));
    record.set(account::notes, words(step, 700));
    record.set(account::city, words(step, 12));
    return session.store.update(std::move(record));
}

Result<RecordId> add_accounts(Session& session, Step step, std::size_t length) {
    RecordId last;
    for (int number = 0; number < step.amount; ++number) {
        Record record = session.store.proposal(account::entity);
        const std::string key = std::to_string(step.number) + "-" + std::to_string(number);
        record.set(account::code, "K" + key);
        record.set(account::name, "Cliente " + key);
        record.set(account::notes, words({step.number + number, 0}, length));
        auto written = session.store.insert(std::move(record));
        if (!written.ok()) return written;
        last = written.value();
    }
    return last;
}

Result<RecordId> add(Session& session, Step step) { return add_accounts(session, step, 900); }
Result<RecordId> fill(Session& session, Step step) { return add_accounts(session, step, 19'000); }

Result<RecordId> remove(Session& session, Step step) {
    const auto ours = session.store.ids(
        {.entity = std::string(account::entity),
         .conditions = {{"code", Comparison::GreaterOrEqual, {std::string("K")}}, {"code", Comparison::Less, {std::string("L")}}},
         .order = {{"id"}},
         .limit = step.amount});
    RecordId last = some_account(session, step);
    for (const RecordId id : ours) {
        auto removed = session.store.remove(account::entity, id);
        if (!removed.ok()) return removed;
        last = id;
    }
    return last;
}

// An invoice of one line, issued and partly paid.
Result<RecordId> sell(Session& session, Step step) {
    const auto customers = session.store.ids(
        {.entity = std::string(account::entity), .conditions = {{"code", Comparison::Less, {std::string("K")}}}});
    Record header = documents::new_document(session, billing::invoice::entity, customers[0]);
    Record line = documents::new_line(session, header);
    line.set(documents::document_line::description, words(step, 40));
    line.set(documents::document_line::quantity, Decimal::from_int(1 + step.number % 9));
    line.set(documents::document_line::unit_price, Decimal::from_int(10 + step.number % 90));
    auto draft = documents::save_document(session, std::move(header), {line});
    if (!draft.ok()) return draft;
    const billing::Confirmations sure{.keys = {"issue.clock_ahead", "issue.clock_behind", "issue.vat_rate_out_of_date"}};
    auto issued = billing::issue_invoice(session, draft.value(), session.today, sure);
    if (!issued.ok()) return issued;
    const Money part(500, Currency("EUR"));
    return billing::record_payment(session, {.account = customers[0], .amount = part, .date = session.today,
                                             .allocations = {{draft.value(), part}}});
}

Result<RecordId> refuse(Session& session, Step step) {
    (void)add(session, step);
    return Issue{.message = "issue.cancelled"};
}

Result<RecordId> fail(Session& session, Step step) {
    (void)add(session, step);
    throw DatabaseError("the crash test stops here");
}

// An import that says how everything stands once its last row is written.
class PledgedImport : public LongWork {
public:
    PledgedImport(RecordStore& store, CellTable table)
        : table_(std::move(table)),
          plan_(propose_plan(table_, learn_columns(table_), store.schema(), std::string(account::entity), "it")),
          rows_(store, table_, plan_, counts_, reports_) {}

    Result<State> step(Session& session) override {
        auto state = rows_.step(session);
        if (state.ok() && state.value() == State::Finished) pledge();
        return state;
    }
    [[nodiscard]] std::int64_t done() const override { return rows_.done(); }
    [[nodiscard]] std::int64_t total() const override { return rows_.total(); }

private:
    CellTable table_;
    ImportPlan plan_;
    ImportCounts counts_;
    std::vector<RowReport> reports_;
    ImportWork rows_;
};

const char* say(std::string text) {
    answer = std::move(text);
    return answer.c_str();
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE int app_open(const char* archive, const char* language, int kept, int minutes_east) {
    found = std::to_string(static_cast<std::int64_t>(storage_sequence())) + " " + examine_archive(archive_name, memory_vfs_name);
    return application_open(archive, language, kept, minutes_east);
}

// "sequence integrity fingerprint" of the archive as it was loaded.
EMSCRIPTEN_KEEPALIVE const char* crash_found() { return found.c_str(); }

EMSCRIPTEN_KEEPALIVE const char* crash_fingerprint() {
    return say(fingerprint(running.program->application().database().handle()));
}

// Runs one command: 1 when it was carried out.
EMSCRIPTEN_KEEPALIVE int crash_run(int kind, int number, int amount) {
    static constexpr Result<RecordId> (*kinds[])(Session&, Step) = {set_up, edit, add, fill, remove, sell, refuse, fail};
    const auto done = running.program->run("crash.step", [&](Session& session) {
        auto outcome = kinds[kind](session, {number, amount});
        if (outcome.ok()) pledge();
        return outcome;
    });
    platform::wake(1);
    return done.ok() ? 1 : 0;
}

// A file that is durable already gets its row.
EMSCRIPTEN_KEEPALIVE int crash_attach(int number, const char* hash, double bytes) {
    const auto done = running.program->run("crash.step", [&](Session& session) {
        const files::Owner owner{std::string(account::entity), some_account(session, {number, 1})};
        auto outcome = files::add_file(session, owner, {.name = "File " + std::to_string(number), .media_type = "text/plain",
                                                        .hash = hash, .bytes = static_cast<std::int64_t>(bytes)});
        if (outcome.ok()) pledge();
        return outcome;
    });
    platform::wake(1);
    return done.ok() ? 1 : 0;
}

// The hashes that rows name, one a line.
EMSCRIPTEN_KEEPALIVE const char* crash_hashes() {
    std::string lines;
    for (const Record& file : running.program->session().store.run({.entity = std::string(files::stored_file::entity)}))
        lines += file.text(files::stored_file::hash) + "\n";
    return say(std::move(lines));
}

EMSCRIPTEN_KEEPALIVE int crash_import(int number, int rows) {
    std::string csv = "code,name,city,notes\n";
    for (int row = 0; row < rows; ++row) {
        const std::string key = std::to_string(number) + "i" + std::to_string(row);
        csv += "K" + key + ",Importato " + key + ",Lecce," + words({number + row, 0}, 300) + "\n";
    }
    auto work = std::make_unique<PledgedImport>(running.program->session().store, parse_csv(csv, ',').value());
    const auto started = running.program->start("ui.import.command", std::move(work), [](const Result<Done>&) {});
    platform::wake(1);
    return started.ok() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void crash_cancel() { running.program->cancel_long_work(); }
EMSCRIPTEN_KEEPALIVE int crash_is_busy() { return running.program->is_busy() ? 1 : 0; }
EMSCRIPTEN_KEEPALIVE void crash_vacuum() { running.program->application().database().execute("VACUUM"); }

}  // extern "C"

int main() {
    EM_ASM({ globalThis.crash.program = Module; });
    return 0;
}

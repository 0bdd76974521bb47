#include "core/data/database.hpp"

#include "core/base/text.hpp"
#include "core/data/id_set.hpp"

#include <sqlite3.h>

namespace bottega {

namespace {

[[noreturn]] void fail(sqlite3* handle) { throw DatabaseError(handle ? sqlite3_errmsg(handle) : "out of memory"); }

// fold(text): lower case without accents, for sorting as people expect. Only used in queries, never in an index,
// so that the file opens in any SQLite tool.
void fold_function(sqlite3_context* context, int, sqlite3_value** arguments) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(arguments[0]));
    if (!text) return sqlite3_result_null(context);
    const std::string folded = fold(text);
    sqlite3_result_text(context, folded.data(), static_cast<int>(folded.size()), SQLITE_TRANSIENT);
}

// is_among(id, ids): whether a set of ids, bound as a pointer, has it.
constexpr const char* ids_type = "bottega-ids";
void is_among_function(sqlite3_context* context, int, sqlite3_value** arguments) {
    const auto* ids = static_cast<const IdSet*>(sqlite3_value_pointer(arguments[1], ids_type));
    sqlite3_result_int(context, ids && ids->has(sqlite3_value_int64(arguments[0])) ? 1 : 0);
}

}  // namespace

Database::Database(const std::string& path, const std::string& vfs) {
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    if (sqlite3_open_v2(path.c_str(), &handle_, flags, vfs.empty() ? nullptr : vfs.c_str()) != SQLITE_OK) {
        const std::string reason = handle_ ? sqlite3_errmsg(handle_) : "out of memory";
        sqlite3_close(handle_);
        throw DatabaseError(reason);
    }
    try {
        sqlite3_create_function(handle_, "fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, fold_function, nullptr, nullptr);
        sqlite3_create_function(handle_, "is_among", 2, SQLITE_UTF8, nullptr, is_among_function, nullptr, nullptr);
        execute("PRAGMA page_size = 4096");
        execute("PRAGMA locking_mode = EXCLUSIVE");
        execute("PRAGMA journal_mode = MEMORY");
        execute("PRAGMA temp_store = MEMORY");
        execute("PRAGMA foreign_keys = ON");
        execute("PRAGMA recursive_triggers = ON");
        execute("PRAGMA mmap_size = 2147418112");  // the file itself lies in memory: pages are read there,
        execute("PRAGMA cache_size = -8192");      // and only those that change lie there twice
    } catch (...) {
        sqlite3_close(handle_);  // a damaged file: there will be no destructor
        throw;
    }
}

Database::~Database() {
    forget_statements();
    sqlite3_close(handle_);
}

void Database::execute(const std::string& sql) {
    char* message = nullptr;
    if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, &message) == SQLITE_OK) return;
    const std::string reason = message ? message : "unknown error";
    sqlite3_free(message);
    throw DatabaseError(reason);
}

std::int64_t Database::scalar(const std::string& sql) {
    Statement statement(*this, sql);
    return statement.step() ? statement.integer(0) : 0;
}

std::int64_t Database::changes() const { return sqlite3_changes64(handle_); }

bool Database::references_hold() const {
    int open = 0, most = 0;
    return sqlite3_db_status(handle_, SQLITE_DBSTATUS_DEFERRED_FKS, &open, &most, 0) == SQLITE_OK && open == 0;
}

sqlite3_stmt* Database::borrow(const std::string& sql) {
    if (const auto idle = idle_.find(sql); idle != idle_.end()) {
        sqlite3_stmt* statement = idle->second;
        idle_.erase(idle);
        return statement;
    }
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(handle_, sql.c_str(), static_cast<int>(sql.size()) + 1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        fail(handle_);
    return statement;
}

void Database::give_back(const std::string& sql, sqlite3_stmt* statement) {
    constexpr std::size_t most_idle = 200;
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if (idle_.size() >= most_idle || !idle_.emplace(sql, statement).second) sqlite3_finalize(statement);
}

void Database::forget_statements() {
    for (const auto& [sql, statement] : idle_) sqlite3_finalize(statement);
    idle_.clear();
}

Statement::Statement(Database& database, std::string sql) : database_(database), sql_(std::move(sql)), handle_(database.borrow(sql_)) {}
Statement::~Statement() { database_.give_back(sql_, handle_); }

void Statement::bind(int position, std::int64_t value) {
    if (sqlite3_bind_int64(handle_, position, value) != SQLITE_OK) fail(database_.handle());
}

void Statement::bind_ids(int position, const IdSet& ids) {
    const int answer = sqlite3_bind_pointer(handle_, position, const_cast<IdSet*>(&ids), ids_type, nullptr);
    if (answer != SQLITE_OK) fail(database_.handle());
}

void Statement::bind_text(int position, std::string_view text) {
    const char* data = text.data() ? text.data() : "";
    if (sqlite3_bind_text(handle_, position, data, static_cast<int>(text.size()), SQLITE_STATIC) != SQLITE_OK) fail(database_.handle());
}

void Statement::bind(int position, const Value& value) {
    const auto copied = [&](const std::string& text) {
        if (sqlite3_bind_text(handle_, position, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT) != SQLITE_OK) fail(database_.handle());
    };
    if (is_empty(value)) sqlite3_bind_null(handle_, position);
    else if (const auto* flag = std::get_if<bool>(&value)) bind(position, std::int64_t{*flag});
    else if (const auto* number = std::get_if<std::int64_t>(&value)) bind(position, *number);
    else if (const auto* decimal = std::get_if<Decimal>(&value)) bind(position, decimal->raw());
    else if (const auto* money = std::get_if<Money>(&value)) bind(position, money->cents());
    else if (const auto* id = std::get_if<RecordId>(&value)) bind(position, id->value);
    else copied(canonical_text(value));
}

bool Statement::step() {
    const int result = sqlite3_step(handle_);
    if (result == SQLITE_ROW) return true;
    if (result == SQLITE_DONE) return false;
    const std::string reason = sqlite3_errmsg(database_.handle());
    sqlite3_reset(handle_);
    throw DatabaseError(reason);
}

void Statement::run() {
    while (step()) {}
    reset();
}

void Statement::reset() { sqlite3_reset(handle_); }
int Statement::columns() const { return sqlite3_column_count(handle_); }
bool Statement::is_null(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }
bool Statement::is_integer(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_INTEGER; }
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(handle_, column); }
std::string Statement::text(int column) const { return std::string(text_view(column)); }

std::string_view Statement::text_view(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
    return text ? std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))) : std::string_view();
}

Transaction::Transaction(Database& database)
    : database_(database), level_(database.depth_), written_before_(sqlite3_total_changes64(database.handle_)) {
    database_.execute(level_ == 0 ? "BEGIN" : "SAVEPOINT level" + std::to_string(level_));
    ++database_.depth_;
}

Transaction::~Transaction() {
    if (finished_) return;
    --database_.depth_;
    if (sqlite3_total_changes64(database_.handle_) != written_before_) ++database_.rollbacks_;
    const std::string undo = level_ == 0 ? "ROLLBACK" : "ROLLBACK TO level" + std::to_string(level_) + "; RELEASE level" + std::to_string(level_);
    // SQLite may have rolled back by itself (out of memory); a second rollback is then refused and means nothing.
    if (!sqlite3_get_autocommit(database_.handle_)) sqlite3_exec(database_.handle_, undo.c_str(), nullptr, nullptr, nullptr);
}

void Transaction::commit() {
    expects(!finished_, "a transaction is committed once");
    database_.execute(level_ == 0 ? "COMMIT" : "RELEASE level" + std::to_string(level_));
    finished_ = true;
    --database_.depth_;
}

}  // namespace bottega

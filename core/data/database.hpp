#pragma once

#include "core/data/value.hpp"

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace bottega {

class IdSet;

// SQLite refused. Not something a user can fix by typing differently, hence an exception.
struct DatabaseError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// One open SQLite database with a cache of prepared statements.
class Database {
public:
    // `vfs` names a registered storage; empty is SQLite's own. ":memory:" is a private database.
    explicit Database(const std::string& path, const std::string& vfs = {});
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    void execute(const std::string& sql);
    [[nodiscard]] std::int64_t scalar(const std::string& sql);
    [[nodiscard]] std::int64_t changes() const;
    [[nodiscard]] sqlite3* handle() const { return handle_; }
    [[nodiscard]] bool in_transaction() const { return depth_ > 0; }
    // Whether every reference leads to a row, where that is looked at only when the transaction ends.
    [[nodiscard]] bool references_hold() const;
    // How often something that had been written was taken back: what was read meanwhile is stale.
    [[nodiscard]] std::int64_t rollbacks() const { return rollbacks_; }

private:
    friend class Statement;
    friend class Transaction;
    sqlite3_stmt* borrow(const std::string& sql);
    void give_back(const std::string& sql, sqlite3_stmt* statement);
    void forget_statements();

    sqlite3* handle_ = nullptr;
    int depth_ = 0;
    std::int64_t rollbacks_ = 0;
    std::unordered_map<std::string, sqlite3_stmt*> idle_;
};

// A prepared statement, borrowed from the cache and given back when it goes.
class Statement {
public:
    Statement(Database& database, std::string sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    // Money is bound as cents, Decimal as its raw integer, Date and Timestamp as ISO text, a Flag as 0 or 1.
    void bind(int position, const Value& value);
    void bind(int position, std::int64_t value);
    void bind_ids(int position, const IdSet& ids);  // for is_among(id, ?): living until reset
    void bind_text(int position, std::string_view text);  // the text must live until the next step
    template <class T>
        requires std::is_same_v<T, std::string>
    void bind_text(int position, T&& gone_too_early) = delete;
    bool step();                                            // true while there is a row
    void run();                                             // steps to the end and is ready to be bound again
    void reset();
    [[nodiscard]] int columns() const;
    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] bool is_integer(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::string_view text_view(int column) const;  // valid until the next step

private:
    Database& database_;
    std::string sql_;
    sqlite3_stmt* handle_ = nullptr;
};

// Rolls back unless commit() was reached. Inside another transaction it is a savepoint of it.
class Transaction {
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Database& database_;
    int level_;
    std::int64_t written_before_;  // rows, since the database was opened
    bool finished_ = false;
};

}  // namespace bottega

// A program of one archive that runs the SQL a web test sends it, in the setting the application uses.
#include "core/data/memory_vfs.hpp"
#include "wasm-app/platform/page_store_bridge.hpp"

#include <string>

#include <emscripten.h>
#include <sqlite3.h>

namespace {

sqlite3* connection = nullptr;
std::string answer;

int collect(void*, int columns, char** values, char**) {
    for (int i = 0; i < columns; ++i) answer += std::string(i ? "|" : "") + (values[i] ? values[i] : "NULL");
    answer += '\n';
    return 0;
}

}  // namespace

extern "C" {

// Brings the page that SQLite leaves out, else at 1 GiB, within reach. Before probe_open().
EMSCRIPTEN_KEEPALIVE void probe_set_pending_byte(unsigned address) {
    sqlite3_test_control(SQLITE_TESTCTRL_PENDING_BYTE, address);
}

EMSCRIPTEN_KEEPALIVE int probe_open() {
    if (sqlite3_open_v2(bottega::archive_name, &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                        bottega::memory_vfs_name) != SQLITE_OK) {
        return 0;
    }
    constexpr const char* setting =
        "PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = 50; PRAGMA mmap_size = 2147418112";
    return sqlite3_exec(connection, setting, nullptr, nullptr, nullptr) == SQLITE_OK ? 1 : 0;
}

// All rows as text, or "error: ...". Valid until the next call.
EMSCRIPTEN_KEEPALIVE const char* probe_run(const char* sql) {
    answer.clear();
    if (sqlite3_exec(connection, sql, collect, nullptr, nullptr) != SQLITE_OK) {
        answer = std::string("error: ") + sqlite3_errmsg(connection);
    }
    return answer.c_str();
}

}  // extern "C"

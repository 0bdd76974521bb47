#include "core/data/memory_vfs.hpp"

#include "core/data/page_store.hpp"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <new>
#include <random>
#include <set>
#include <span>
#include <stdexcept>
#include <string_view>
#include <vector>

#include <sqlite3.h>

namespace bottega {

namespace {

// What SQLite holds for an open file: an archive, or a scratch file (a journal before its mode is set, a sort).
struct OpenFile {
    sqlite3_file base;
    PageStore* store;
    std::vector<std::uint8_t>* scratch;
};

OpenFile& as_open_file(sqlite3_file* file) { return *reinterpret_cast<OpenFile*>(file); }

std::set<PageStore*>& opened_stores() {
    static std::set<PageStore*> all;
    return all;
}

int close_file(sqlite3_file* file) {
    OpenFile& open = as_open_file(file);
    if (open.store) opened_stores().erase(open.store);
    delete open.scratch;
    open.store = nullptr;
    open.scratch = nullptr;
    return SQLITE_OK;
}

int read_file(sqlite3_file* file, void* target, int length, sqlite3_int64 offset) {
    const OpenFile& open = as_open_file(file);
    const std::span bytes(static_cast<std::uint8_t*>(target), static_cast<std::size_t>(length));
    if (open.store) return open.store->read(offset, bytes) == bytes.size() ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;

    const auto available =
        std::clamp<sqlite3_int64>(static_cast<sqlite3_int64>(open.scratch->size()) - offset, 0, length);
    if (available > 0) std::memcpy(bytes.data(), open.scratch->data() + offset, static_cast<std::size_t>(available));
    std::fill(bytes.begin() + available, bytes.end(), std::uint8_t{0});
    return available == length ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int resize_scratch(std::vector<std::uint8_t>& scratch, sqlite3_int64 size) {
    try {
        scratch.resize(static_cast<std::size_t>(size));
        return SQLITE_OK;
    } catch (const std::exception&) {
        return SQLITE_IOERR_NOMEM;
    }
}

// Where the bytes lie in memory: SQLite reads a page there instead of copying it into a cache of its own. A page never moves.
int fetch_from_file(sqlite3_file* file, sqlite3_int64 offset, int length, void** bytes) {
    const OpenFile& open = as_open_file(file);
    const bool is_one_page = open.store && length <= open.store->page_size() && offset % open.store->page_size() == 0;
    *bytes = is_one_page && offset + length <= open.store->size() ? open.store->page_address(offset) : nullptr;  // nullptr: it reads
    return SQLITE_OK;
}

int give_back_to_file(sqlite3_file*, sqlite3_int64, void*) { return SQLITE_OK; }

int write_file(sqlite3_file* file, const void* source, int length, sqlite3_int64 offset) {
    const OpenFile& open = as_open_file(file);
    const std::span bytes(static_cast<const std::uint8_t*>(source), static_cast<std::size_t>(length));
    if (open.store) return open.store->write(offset, bytes) ? SQLITE_OK : SQLITE_FULL;

    if (static_cast<sqlite3_int64>(open.scratch->size()) < offset + length) {
        if (const int status = resize_scratch(*open.scratch, offset + length); status != SQLITE_OK) return status;
    }
    std::memcpy(open.scratch->data() + offset, bytes.data(), bytes.size());
    return SQLITE_OK;
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    const OpenFile& open = as_open_file(file);
    if (open.store) return open.store->resize(size) ? SQLITE_OK : SQLITE_FULL;
    return resize_scratch(*open.scratch, size);
}

int sync_file(sqlite3_file*, int) { return SQLITE_OK; }

int file_size(sqlite3_file* file, sqlite3_int64* size) {
    const OpenFile& open = as_open_file(file);
    *size = open.store ? open.store->size() : static_cast<sqlite3_int64>(open.scratch->size());
    return SQLITE_OK;
}

int lock_file(sqlite3_file*, int) { return SQLITE_OK; }

int check_reserved_lock(sqlite3_file*, int* locked) {
    *locked = 0;
    return SQLITE_OK;
}

// Without a journal SQLite could not roll back, and a write-ahead log would never reach the archive's pages.
int refuse_unsafe_pragma(char** words) {
    constexpr const char* refused[] = {"off", "wal"};
    if (!words[2] || sqlite3_stricmp(words[1], "journal_mode") != 0) return SQLITE_NOTFOUND;
    const bool unsafe = std::any_of(std::begin(refused), std::end(refused),
                                    [&](const char* mode) { return sqlite3_stricmp(words[2], mode) == 0; });
    if (!unsafe) return SQLITE_NOTFOUND;
    words[0] = sqlite3_mprintf("journal_mode %s is refused: the archive could not be rolled back", words[2]);
    return SQLITE_ERROR;
}

int control_file(sqlite3_file* file, int operation, void* argument) {
    PageStore* store = as_open_file(file).store;
    if (!store) return SQLITE_NOTFOUND;
    switch (operation) {
        case SQLITE_FCNTL_SYNC:  // sent when a commit has written all its pages, and when a rollback has put them back
            store->mark_whole();
            return SQLITE_OK;
        case SQLITE_FCNTL_COMMIT_PHASETWO:  // the commit point: after truncation, and never on a rollback
            store->commit();
            return SQLITE_OK;
        case SQLITE_FCNTL_PRAGMA:
            return refuse_unsafe_pragma(static_cast<char**>(argument));
        default:
            return SQLITE_NOTFOUND;
    }
}

int sector_size(sqlite3_file*) { return 4096; }

int device_characteristics(sqlite3_file*) {
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE | SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN | SQLITE_IOCAP_SUBPAGE_READ;
}

const sqlite3_io_methods& io_methods() {
    static const sqlite3_io_methods methods = [] {
        sqlite3_io_methods m{};
        m.iVersion = 3;  // with memory mapping; no shared memory, which only a write-ahead log asks for
        m.xClose = close_file;
        m.xRead = read_file;
        m.xWrite = write_file;
        m.xTruncate = truncate_file;
        m.xSync = sync_file;
        m.xFileSize = file_size;
        m.xLock = lock_file;
        m.xUnlock = lock_file;
        m.xCheckReservedLock = check_reserved_lock;
        m.xFileControl = control_file;
        m.xSectorSize = sector_size;
        m.xDeviceCharacteristics = device_characteristics;
        m.xFetch = fetch_from_file;
        m.xUnfetch = give_back_to_file;
        return m;
    }();
    return methods;
}

// One connection only: two would each believe in their own page cache.
int open_archive(const char* name, OpenFile& open) {
    PageStore* store = name ? find_page_store(name) : nullptr;
    if (!store) return SQLITE_CANTOPEN;
    if (!opened_stores().insert(store).second) return SQLITE_BUSY;
    open.store = store;
    return SQLITE_OK;
}

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* granted) {
    OpenFile& open = as_open_file(file);
    open = OpenFile{};
    if (flags & SQLITE_OPEN_MAIN_DB) {
        if (const int status = open_archive(name, open); status != SQLITE_OK) return status;
    } else {
        open.scratch = new (std::nothrow) std::vector<std::uint8_t>();
        if (!open.scratch) return SQLITE_NOMEM;
    }
    open.base.pMethods = &io_methods();
    if (granted) *granted = flags;
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs*, const char*, int) { return SQLITE_OK; }

int access_file(sqlite3_vfs*, const char*, int, int* exists) {
    *exists = 0;  // a journal never outlives the page, so there is never one to recover from
    return SQLITE_OK;
}

int full_path(sqlite3_vfs*, const char* name, int capacity, char* path) {
    sqlite3_snprintf(capacity, path, "%s", name);
    return SQLITE_OK;
}

int fill_random(sqlite3_vfs*, int count, char* bytes) {
    std::random_device source;
    std::generate_n(bytes, count, [&] { return static_cast<char>(source()); });
    return count;
}

int sleep_microseconds(sqlite3_vfs*, int) { return 0; }

int current_milliseconds(sqlite3_vfs*, sqlite3_int64* now) {
    constexpr sqlite3_int64 kUnixEpochInJulianMilliseconds = 210866760000000;
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    *now = kUnixEpochInJulianMilliseconds + std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count();
    return SQLITE_OK;
}

int current_day(sqlite3_vfs* vfs, double* now) {
    sqlite3_int64 milliseconds = 0;
    current_milliseconds(vfs, &milliseconds);
    *now = static_cast<double>(milliseconds) / 86400000.0;
    return SQLITE_OK;
}

int last_error(sqlite3_vfs*, int, char*) { return 0; }

sqlite3_vfs* memory_vfs() {
    static sqlite3_vfs vfs = [] {
        sqlite3_vfs v{};
        v.iVersion = 2;
        v.szOsFile = static_cast<int>(sizeof(OpenFile));
        v.mxPathname = 512;
        v.zName = memory_vfs_name;
        v.xOpen = open_file;
        v.xDelete = delete_file;
        v.xAccess = access_file;
        v.xFullPathname = full_path;
        v.xRandomness = fill_random;
        v.xSleep = sleep_microseconds;
        v.xCurrentTime = current_day;
        v.xGetLastError = last_error;
        v.xCurrentTimeInt64 = current_milliseconds;
        return v;
    }();
    return &vfs;
}

}  // namespace

void register_memory_vfs() {
    if (sqlite3_initialize() != SQLITE_OK) throw std::runtime_error("SQLite does not start");
    if (!sqlite3_vfs_find(memory_vfs_name)) sqlite3_vfs_register(memory_vfs(), 0);
}

}  // namespace bottega

#ifdef __EMSCRIPTEN__
// SQLite is built with SQLITE_OS_OTHER=1 there and asks for its file system here.
extern "C" int sqlite3_os_init() { return sqlite3_vfs_register(bottega::memory_vfs(), 1); }
extern "C" int sqlite3_os_end() { return SQLITE_OK; }
#endif

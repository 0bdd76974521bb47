#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bottega {

// Everything one commit changed in the archive. Valid only during the call that hands it over.
struct PageCommit {
    std::int64_t sequence;   // 1, 2, 3 ...: how many commits this archive has seen
    std::int64_t file_size;  // pages beyond it are gone
    int page_size;
    std::span<const std::uint32_t> numbers;      // ascending, counted from 0
    std::span<const std::uint8_t* const> pages;  // page_size bytes each
};

// Who keeps the commits somewhere durable: the page's storage in the browser, a recorder in the tests.
class PageSink {
public:
    virtual ~PageSink() = default;
    virtual void committed(const PageCommit& commit) noexcept = 0;
};

// The business's archive as one database file that lives in memory. SQLite reads and writes it through the VFS
// "bottega"; what a transaction changed goes to the sink at its commit and never before, so the sink only ever
// sees whole transactions. Nothing here throws: running out of memory is an answer.
class PageStore {
public:
    PageStore(int page_size, std::int64_t sequence, PageSink* sink);

    // Makes room for a file read from elsewhere; its bytes are then written to page_address().
    [[nodiscard]] bool preload(std::int64_t size) noexcept;
    [[nodiscard]] std::uint8_t* page_address(std::int64_t offset) const noexcept;

    // Returns how many bytes lay within the file; the rest of `target` is zeroed.
    std::size_t read(std::int64_t offset, std::span<std::uint8_t> target) const noexcept;
    [[nodiscard]] bool write(std::int64_t offset, std::span<const std::uint8_t> source) noexcept;
    [[nodiscard]] bool resize(std::int64_t size) noexcept;
    void mark_whole() noexcept { whole_ = true; }
    void commit() noexcept;

    // True while the image holds pages of a transaction that may still be rolled back.
    [[nodiscard]] bool is_writing() const noexcept { return has_changes() && !whole_; }
    [[nodiscard]] int page_size() const noexcept { return page_size_; }
    [[nodiscard]] std::int64_t size() const noexcept { return size_; }
    [[nodiscard]] std::int64_t sequence() const noexcept { return sequence_; }
    [[nodiscard]] std::int64_t commits() const noexcept { return commits_; }
    [[nodiscard]] std::int64_t bytes_handed_over() const noexcept { return bytes_handed_over_; }

private:
    [[nodiscard]] bool has_changes() const noexcept { return !changed_.empty() || committed_size_ != size_; }
    enum class Content { Zeros, WrittenSoon };
    [[nodiscard]] bool make_room(std::int64_t size, Content content = Content::Zeros) noexcept;
    [[nodiscard]] bool mark_changed(std::int64_t offset, std::int64_t length) noexcept;
    void forget_beyond(std::int64_t size) noexcept;

    int page_size_;
    std::int64_t sequence_;
    PageSink* sink_;
    std::int64_t size_ = 0;
    std::int64_t committed_size_ = 0;
    std::vector<std::unique_ptr<std::uint8_t[]>> slabs_;
    std::vector<bool> is_changed_;             // by page number
    std::vector<std::uint32_t> changed_;       // the pages with a mark, in the order they got it
    std::vector<const std::uint8_t*> handed_;  // always has room for all of changed_
    bool whole_ = true;                        // the image stands between two transactions
    std::int64_t commits_ = 0;
    std::int64_t bytes_handed_over_ = 0;
};

// The archives in memory, by the name under which SQLite opens them. Creating one replaces its namesake, which
// must be closed.
PageStore& create_page_store(const std::string& name, int page_size, std::int64_t sequence, PageSink* sink);
[[nodiscard]] PageStore* find_page_store(std::string_view name) noexcept;
[[nodiscard]] PageStore& page_store(std::string_view name);  // throws std::out_of_range
void remove_page_store(std::string_view name) noexcept;

}  // namespace bottega

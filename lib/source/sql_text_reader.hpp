#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/location.hpp"
#include "source/byte_source.hpp"
#include "source/sql_text.hpp"
#include "source/text_checksum.hpp"
#include "source/text_encoding.hpp"
#include "sql/script.hpp"

namespace pgmanager::source {

/// The part of a file's text that is in memory while the file is read from start to end. Also computes the checksum and
/// checks the encoding.
class TextWindow {
 public:
  /// Empty at first. `source` must outlive it.
  explicit TextWindow(const ByteSource& source) : source_(source) {}

  /// The text that was read and not yet passed over. Ends neither inside a character nor between CR and LF.
  std::string_view text() const { return std::string_view(buffer_).substr(passed_); }
  /// The offset of text() in the file's bytes.
  std::uint64_t offset() const { return offset_; }
  /// Whether the file ends with text().
  sql::TextEnd end() const { return end_; }

  /// Adds a portion that is at least as large as text(), so that scanning text() again after each call takes linear
  /// time in total.
  void read_more();
  void pass_over(std::size_t size);

  /// The checksum of the whole text, after all of it was read.
  std::string checksum() { return checksum_.hex(); }
  std::optional<base::Finding> encoding_finding(const std::string& path) const { return check_.finding(path, source_); }

 private:
  void add_portion(std::size_t begin);

  const ByteSource& source_;
  std::string buffer_;
  std::size_t passed_ = 0;  // of the buffer
  std::uint64_t offset_ = 0;
  std::uint64_t next_ = 0;  // byte of the file
  sql::TextEnd end_ = sql::TextEnd::later;
  TextChecksum checksum_;
  EncodingCheck check_;
};

inline constexpr std::size_t largest_sql = 64UL * 1024 * 1024;  // of a file, without the rows of COPY
inline constexpr std::size_t largest_statement =
    32UL * 1024 * 1024;  // a server needs several times as much memory to parse it

/// A size in bytes.
struct TooLarge {
  std::size_t size = 0;
  bool exact = true;  ///< false: at least this size; the end of the large statement was not searched for
};

/// Reads the text of a file and splits it, keeping in memory only what is returned: large blocks of rows stay on disk,
/// and of a file with too much SQL only the sizes are determined.
class SqlTextReader {
 public:
  /// A statement above 32 MiB.
  struct LargeStatement {
    base::Location place;
    TooLarge size;
  };

  /// Both must outlive the reader; `text` is filled.
  SqlTextReader(TextWindow& window, SqlText& text) : window_(window), text_(text) {}

  void read();

  const std::vector<LargeStatement>& large_statements() const { return large_statements_; }
  /// The size of the SQL if it is above 64 MiB. Then the text and the script are cut.
  std::optional<TooLarge> too_much_sql() const;

 private:
  void take(const sql::SplitPart& part);
  void append(const sql::SplitPart& part);
  void report_large_statements(const sql::Script& script, bool exact);
  base::Location line_at(std::size_t offset_in_window) const;
  std::int64_t lines_of_kept_text() const;
  bool keeps(std::size_t rows_size);
  void take_rows();
  void keep_rows(const sql::CopyRows::Found& found);
  void leave_rows_on_disk();
  void add(RowsOnDisk rows);
  void stop_keeping();
  void give_up();

  TextWindow& window_;
  SqlText& text_;
  sql::SplitState state_;
  std::size_t sql_size_ = 0;
  std::size_t kept_rows_ = 0;  // in bytes
  bool exact_ = true;
  std::vector<LargeStatement> large_statements_;
  std::optional<std::int64_t> lines_before_;  // in the window's text; set once the text is no longer kept
};

}  // namespace pgmanager::source

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "source/byte_source.hpp"
#include "source/checksum.hpp"
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

}  // namespace pgmanager::source

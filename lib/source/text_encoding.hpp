#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/finding.hpp"
#include "source/byte_source.hpp"

namespace pgmanager::source {

/// The text of a file from its bytes: UTF-8 without its byte order mark, line ends unchanged. Nothing, and a finding,
/// if the bytes are in another encoding or contain a NUL byte. `path` is the name of the file in findings.
std::optional<std::string> decode_text(const std::string& path, std::string bytes, base::Findings& findings);

/// The same for a file that is read in portions.
class EncodingCheck {
 public:
  /// Takes the file's first bytes, at least eight unless the file is shorter; returns the size of the byte order mark.
  std::size_t begin(std::string_view first_bytes);
  /// Takes the next portion of the text; it must not end inside a character.
  void add(std::string_view portion);

  /// True for another encoding: the text cannot be read further.
  bool is_foreign() const { return !foreign_encoding_.empty(); }
  /// The finding, if any; reads the file once more for its location.
  std::optional<base::Finding> finding(const std::string& path, const ByteSource& source) const;

 private:
  std::string_view foreign_encoding_;
  std::uint64_t text_begin_ = 0;
  std::uint64_t checked_ = 0;             // offset of the next portion
  std::optional<std::uint64_t> nul_;      // of the first NUL byte
  std::optional<std::uint64_t> invalid_;  // of the first byte that is not UTF-8
  unsigned invalid_byte_ = 0;
};

/// What to do with a line above 64 KiB.
enum class LongLine { leave_out, cut };

/// The line that starts at byte `offset`, for a message.
std::string read_source_line(const ByteSource& source, std::uint64_t offset, LongLine long_line = LongLine::leave_out);

/// How many bytes at the end of `portion` belong to a character, or to a CR LF, that may be incomplete.
std::size_t unfinished_end(std::string_view portion);

}  // namespace pgmanager::source

#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace pgmanager::base {

/// Makes lines of a text that comes in portions. A line without an end is passed on in pieces, so that no writer can
/// fill our memory.
class LineReader {
 public:
  /// `on_line` is called with each line, without its end (LF or CR LF).
  explicit LineReader(std::function<void(const std::string& line)> on_line) : on_line_(std::move(on_line)) {}

  void take(std::string_view text);
  /// Nothing more comes: what is left is the last line.
  void finish();

  static constexpr std::size_t longest_line = 8192;  ///< in bytes

 private:
  void pass_on();

  std::function<void(const std::string& line)> on_line_;
  std::string line_;
};

}  // namespace pgmanager::base

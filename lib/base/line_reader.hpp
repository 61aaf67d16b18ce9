#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace pgmanager::base {

/// Splits a text that arrives in portions into lines. Lines longer than longest_line are passed on in pieces, which
/// limits memory use.
class LineReader {
 public:
  /// `on_line` is called with each line, without its end (LF or CR LF).
  explicit LineReader(std::function<void(const std::string& line)> on_line) : on_line_(std::move(on_line)) {}

  void take(std::string_view text);
  /// Passes on the last line if it has no line end. No text may follow.
  void finish();

  static constexpr std::size_t longest_line = 8192;  ///< in bytes

 private:
  void pass_on();

  std::function<void(const std::string& line)> on_line_;
  std::string line_;
};

}  // namespace pgmanager::base

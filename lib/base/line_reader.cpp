#include "base/line_reader.hpp"

#include <algorithm>

namespace pgmanager::base {

void LineReader::take(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::size_t length = std::min(end, longest_line - line_.size());
    line_.append(text.substr(0, length));
    text.remove_prefix(length);
    const bool is_end = !text.empty() && text.front() == '\n';
    if (is_end) text.remove_prefix(1);
    if (is_end || line_.size() == longest_line) pass_on();
  }
}

void LineReader::finish() {
  if (!line_.empty()) pass_on();
}

void LineReader::pass_on() {
  if (line_.ends_with('\r')) line_.pop_back();
  on_line_(line_);
  line_.clear();
}

}  // namespace pgmanager::base

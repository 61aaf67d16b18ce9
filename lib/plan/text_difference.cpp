#include "plan/text_difference.hpp"

#include <dtl/dtl.hpp>
#include <sstream>
#include <vector>

namespace pgmanager::plan {

namespace {

constexpr std::size_t most_lines = 20'000;

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    lines.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

std::string text_difference(std::string_view before, std::string_view after) {
  const std::vector<std::string> old_lines = lines_of(before);
  const std::vector<std::string> new_lines = lines_of(after);
  if (old_lines.size() > most_lines || new_lines.size() > most_lines) return "the texts are too long to be compared\n";
  dtl::Diff<std::string> diff(old_lines, new_lines);
  diff.compose();
  diff.composeUnifiedHunks();
  auto hunks = diff.getUniHunks();
  for (auto& hunk : hunks) {
    // A side without lines begins at line 0 for diff and patch; dtl says 1.
    if (hunk.b == 0) hunk.a = 0;
    if (hunk.d == 0) hunk.c = 0;
  }
  std::ostringstream out;
  dtl::Diff<std::string>::printUnifiedFormat(hunks, out);
  return out.str();
}

}  // namespace pgmanager::plan

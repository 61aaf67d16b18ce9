#include "base/text_difference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <dtl/dtl.hpp>
#include <vector>

namespace pgmanager::base {

namespace {

constexpr std::size_t most_lines = 20'000;
constexpr std::size_t context = 3;  // lines shown around a change

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

bool is_change(const ComparedLine& line) {
  return line.sign != ' ';
}

std::vector<ComparedLine> merge(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  dtl::Diff<std::string> diff(before, after);
  diff.compose();
  std::vector<ComparedLine> lines;
  for (const auto& [text, edit] : diff.getSes().getSequence()) {
    lines.push_back({edit.type == dtl::SES_DELETE ? '-' : edit.type == dtl::SES_ADD ? '+' : ' ', text});
  }
  // Puts deleted lines before added ones within each change; dtl mixes them.
  for (auto at = std::find_if(lines.begin(), lines.end(), is_change); at != lines.end();) {
    const auto end = std::find_if_not(at, lines.end(), is_change);
    std::stable_partition(at, end, [](const ComparedLine& line) { return line.sign == '-'; });
    at = std::find_if(end, lines.end(), is_change);
  }
  return lines;
}

using Position = std::vector<ComparedLine>::const_iterator;

// One past the end of the hunk of the change at `first`. A hunk includes every further change whose context would
// overlap or touch its own.
Position end_of_hunk(Position first, Position end) {
  Position last = first;
  for (Position at = first; at != end && static_cast<std::size_t>(at - last) <= 2 * context + 1; ++at) {
    if (is_change(*at)) last = at;
  }
  return last + std::min<std::ptrdiff_t>(context + 1, end - last);
}

// Formats "first line,number of lines" of one side. A side without lines begins at the line before, as in diff and
// patch.
std::string range(std::ptrdiff_t lines_before, std::ptrdiff_t count) {
  return fmt::format("{},{}", count == 0 ? lines_before : lines_before + 1, count);
}

std::ptrdiff_t count_side(Position begin, Position end, char other_side) {
  return std::count_if(begin, end, [=](const ComparedLine& line) { return line.sign != other_side; });
}

}  // namespace

std::optional<std::vector<ComparedLine>> compare_lines(std::string_view before, std::string_view after) {
  const std::vector<std::string> old_lines = lines_of(before);
  const std::vector<std::string> new_lines = lines_of(after);
  if (old_lines.size() > most_lines || new_lines.size() > most_lines) return std::nullopt;
  return merge(old_lines, new_lines);
}

std::string text_difference(std::string_view before, std::string_view after) {
  const auto compared = compare_lines(before, after);
  if (!compared) return "the texts are too long to be compared\n";
  // The hunks are computed here because dtl gives a wrong position for an empty text and too much context at the end.
  const std::vector<ComparedLine>& lines = *compared;
  std::string out;
  std::ptrdiff_t old_line = 0;
  std::ptrdiff_t new_line = 0;
  for (Position at = lines.begin(); at != lines.end();) {
    const Position change = std::find_if(at, lines.end(), is_change);
    if (change == lines.end()) break;
    const Position begin = change - std::min<std::ptrdiff_t>(context, change - at);
    const Position end = end_of_hunk(change, lines.end());
    old_line += begin - at;
    new_line += begin - at;
    const std::ptrdiff_t old_count = count_side(begin, end, '+');
    const std::ptrdiff_t new_count = count_side(begin, end, '-');
    out += fmt::format("@@ -{} +{} @@\n", range(old_line, old_count), range(new_line, new_count));
    for (Position line = begin; line != end; ++line) out += line->sign + line->text + "\n";
    old_line += old_count;
    new_line += new_count;
    at = end;
  }
  return out;
}

}  // namespace pgmanager::base

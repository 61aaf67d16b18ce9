#include "dump/files_on_disk.hpp"

#include <algorithm>

#include "sql/script.hpp"
#include "sql/statement_reader.hpp"

namespace pgmanager::dump {

namespace {

/// After the semicolon and the line end that follow a statement; a comment there stays.
std::size_t end_with_semicolon(std::string_view text, std::size_t end) {
  const std::size_t semicolon = text.find_first_not_of(" \t\r\n", end);
  if (semicolon == std::string_view::npos || text[semicolon] != ';') return end;
  const std::size_t next = text.find_first_not_of(" \t\r", semicolon + 1);
  if (next == std::string_view::npos) return text.size();
  return text[next] == '\n' ? next + 1 : semicolon + 1;
}

/// The text without blank lines at its beginning, if it comes first or after one.
std::string_view without_blank_lines(std::string_view text, std::string_view before) {
  if (!before.empty() && !before.ends_with("\n\n")) return text;
  return text.substr(std::min(text.find_first_not_of('\n'), text.size()));
}

}  // namespace

std::vector<PlacedStatement> statements_in(const std::vector<GroupOnDisk>& groups) {
  std::vector<PlacedStatement> found;
  for (std::size_t group = 0; group < groups.size(); ++group) {
    for (std::size_t file = 0; file < groups[group].files.size(); ++file) {
      constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
      const std::string& text = groups[group].files[file].text;
      const std::size_t first = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
      const std::string_view sql = std::string_view(text).substr(first);
      for (const sql::Piece& piece : sql::split(sql).pieces) {
        if (piece.kind != sql::PieceKind::statement) continue;
        found.push_back({.place = {.group = group, .file = file},
                         .begin = first + piece.begin,
                         .end = end_with_semicolon(text, first + piece.end),
                         .subject = subject_of(piece.in(sql)),
                         .word = sql::StatementReader(piece.in(sql)).text()});
      }
    }
  }
  return found;
}

std::vector<Segment> EditedFile::segments() const {
  std::vector<Insertion> inserted = inserted_;
  std::ranges::stable_sort(inserted, {}, &Insertion::at);
  std::vector<Segment> segments;
  std::string kept;
  std::size_t position = 0;
  auto next_removed = removed_.begin();
  const auto keep = [&](std::size_t end) {
    const std::string_view before = !kept.empty() || segments.empty() ? kept : segments.back().text;
    kept += without_blank_lines(std::string_view(text_).substr(position, end - position), before);
  };
  const auto keep_until = [&](std::size_t end) {
    while (next_removed != removed_.end() && next_removed->first < end) {
      keep(next_removed->first);
      position = next_removed->second;
      ++next_removed;
    }
    if (position < end) keep(end);
    position = std::max(position, end);
  };
  for (Insertion& insertion : inserted) {
    keep_until(insertion.at);
    const bool is_appended = insertion.at == text_.size() && !kept.ends_with("\n\n");
    if (is_appended) kept += kept.empty() || kept.ends_with('\n') ? "\n" : "\n\n";
    segments.push_back({.text = std::move(kept)});
    kept.clear();
    segments.push_back(std::move(insertion.segment));
  }
  keep_until(text_.size());
  while (kept.ends_with("\n\n")) kept.pop_back();
  if (!kept.empty()) segments.push_back({.text = std::move(kept)});
  return segments;
}

}  // namespace pgmanager::dump

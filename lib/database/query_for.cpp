#include "database/query_for.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/error.hpp"

namespace pgmanager::database {

namespace {

constexpr std::string_view before_mark = " -- ";

[[noreturn]] void fail(std::string_view mark) {
  throw base::Error({.code = base::ErrorCode::internal,
                     .message = fmt::format("unknown mark \"{}\" at the end of a line of a query", mark)});
}

// "14" in "since 14"
int version_of(std::string_view condition, std::string_view word, std::string_view mark) {
  condition.remove_prefix(word.size());
  int version = 0;
  const char* const end = condition.data() + condition.size();
  const auto [stopped, error] = std::from_chars(condition.data(), end, version);
  if (error != std::errc() || stopped != end || version < 13) fail(mark);
  return version;
}

bool holds(std::string_view condition, const Reader& reader, std::string_view mark) {
  constexpr std::string_view since = "since ";
  constexpr std::string_view until = "until ";
  if (condition == "for superusers") return reader.is_superuser;
  if (condition.starts_with(since)) return reader.major_version >= version_of(condition, since, mark);
  if (condition.starts_with(until)) return reader.major_version <= version_of(condition, until, mark);
  fail(mark);
}

bool all_hold(std::string_view mark, const Reader& reader) {
  constexpr std::string_view comma = ", ";
  const std::size_t found = mark.find(comma);
  if (found == std::string_view::npos) return holds(mark, reader, mark);
  const std::string_view first = mark.substr(0, found);
  const std::string_view second = mark.substr(found + comma.size());
  if (!first.starts_with("since ") || !second.starts_with("until ")) fail(mark);
  return holds(first, reader, mark) && holds(second, reader, mark);
}

void add_line(std::string_view line, const Reader& reader, std::string& out) {
  const std::size_t begin = line.find_first_not_of(' ');
  if (begin == std::string_view::npos || line.substr(begin).starts_with("--")) return;
  const std::size_t found = line.find(before_mark, begin);
  if (found != std::string_view::npos && !all_hold(line.substr(found + before_mark.size()), reader)) return;
  out.append(
      line, 0,
      std::min(found == std::string_view::npos ? line.size() : line.find_last_not_of(' ', found) + 1, line.size()));
  out += '\n';
}

}  // namespace

std::string query_for(const Reader& reader, std::string_view query) {
  std::string out;
  out.reserve(query.size());
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('\n'), query.size());
    add_line(query.substr(0, end), reader, out);
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return out;
}

}  // namespace pgmanager::database

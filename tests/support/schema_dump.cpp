#include "support/schema_dump.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <ranges>
#include <sstream>
#include <stdexcept>

#include "base/process.hpp"
#include "support/temporary_directory.hpp"
#include "support/test_server.hpp"

namespace pgmanager::tests {

namespace {

using Lines = std::vector<std::string>;

std::string output_of(const std::vector<std::string>& arguments) {
  base::ProcessResult result = base::run({.arguments = arguments, .errors_apart = true});
  if (!result.ok()) throw std::runtime_error(result.output + result.errors);
  return result.output;
}

std::string dump(const std::string& dsn) {
  return output_of({client_program("pg_dump"), "--schema-only", "--dbname", dsn});
}

/// pg_dump writes these before an object only if the value differs from the previous object's, so they are repeated
/// here for each object.
const std::string carried_on[] = {"SET default_tablespace = ", "SET default_table_access_method = "};

const std::string* carried_by(const std::string& line) {
  const auto* found =
      std::ranges::find_if(carried_on, [&](const std::string& start) { return line.starts_with(start); });
  return found == std::end(carried_on) ? nullptr : found;
}

/// Lines after the last object, and a key that pg_dump chooses randomly.
bool is_of_no_object(const std::string& line) {
  return line.empty() || line == "--" || line.starts_with("-- PostgreSQL database dump complete") ||
         line.starts_with("\\restrict ") || line.starts_with("\\unrestrict ");
}

bool has_storage(const std::string& title) {
  return title.find("; Type: TABLE;") != std::string::npos ||
         title.find("; Type: MATERIALIZED VIEW;") != std::string::npos;
}

/// Grants have no order, but pg_dump writes them in the order in which they were granted.
std::string text_of(Lines lines) {
  if (!lines.empty() && lines.front().find("Type: ACL;") != std::string::npos) std::ranges::sort(lines);
  return fmt::format("{}\n", fmt::join(lines, "\n"));
}

}  // namespace

std::vector<std::string> objects_of_dump(const std::string& dump) {
  std::vector<Lines> objects{{}};
  std::map<std::string, std::string> carried;
  std::istringstream text(dump);
  for (std::string line; std::getline(text, line);) {
    if (line.starts_with("-- Name: ")) {
      objects.emplace_back();
      if (has_storage(line)) std::ranges::copy(std::views::values(carried), std::back_inserter(objects.back()));
    }
    if (const std::string* start = carried_by(line)) {
      carried[*start] = line;
    } else if (!is_of_no_object(line)) {
      objects.back().push_back(line);
    }
  }
  std::vector<std::string> texts;
  for (Lines& object : objects) texts.push_back(text_of(std::move(object)));
  std::ranges::sort(texts);
  return texts;
}

std::vector<std::string> dumped_objects(const std::string& dsn) {
  return objects_of_dump(dump(dsn));
}

void load_with_psql(const std::string& dsn, const std::vector<std::string>& files) {
  std::vector<std::string> command{client_program("psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", dsn};
  for (const std::string& file : files) command.insert(command.end(), {"-f", file});
  output_of(command);
}

void copy_by_dump(const std::string& from, const std::string& to) {
  const TemporaryDirectory directory;
  load_with_psql(to, {directory.write("dump.sql", dump(from))});
}

}  // namespace pgmanager::tests

#include "cluster/data_directory.hpp"

#include <fmt/format.h>

#include <fstream>

#include "base/error.hpp"
#include "cluster/causes.hpp"
#include "cluster/server_programs.hpp"

namespace pgmanager::cluster {

namespace fs = std::filesystem;

namespace {

/// initdb works in a directory of this name, so that a directory named "data" is always complete.
constexpr const char* unfinished = "data.new";

std::string first_line(const fs::path& file) {
  std::ifstream stream(file);
  std::string line;
  std::getline(stream, line);
  return line;
}

base::ProcessResult run_initdb(const ServerHome& home, const ServerPrograms& programs, Durability durability,
                               const std::string& locale) {
  fs::remove_all(home.directory / unfinished);
  std::vector<std::string> arguments{
      "initdb", "-D", unfinished, "-U", "postgres", "-A", "trust", "--encoding=UTF8", "--locale=" + locale};
  if (durability == Durability::none) arguments.emplace_back("--no-sync");
  return run_program(programs, home, std::move(arguments));
}

void initialise(const ServerHome& home, const ServerPrograms& programs, Durability durability) {
  base::ProcessResult result = run_initdb(home, programs, durability, "C.UTF-8");
  // Not every system has that locale; C differs only in which characters are letters.
  if (!result.ok()) result = run_initdb(home, programs, durability, "C");
  if (!result.ok()) {
    throw base::Error(
        {.code = base::ErrorCode::refused,
         .message = fmt::format("could not initialize the private PostgreSQL server in \"{}\"", home.name.string()),
         .detail = fmt::format("initdb said:\n{}", last_lines(result.output)),
         .cause = Cause(causes::InitializationFailed{})});
  }
  fs::rename(home.directory / unfinished, home.data());
}

void require_same_version(const ServerHome& home, const ServerPrograms& programs) {
  const std::string of_data = first_line(home.data() / "PG_VERSION");
  const std::string of_programs = major_version(run_program(programs, home, {"postgres", "--version"}).output);
  if (of_data == of_programs) return;
  throw base::Error(
      {.code = base::ErrorCode::refused,
       .message = fmt::format(
           "the private server in \"{}\" was created by PostgreSQL {}, but the programs in \"{}\" are of PostgreSQL {}",
           home.name.string(), of_data, programs.directory.string(), of_programs),
       .cause = Cause(causes::CreatedByOtherVersion{.version = of_data, .directory = home.name.string()})});
}

}  // namespace

void make_data_directory(const ServerHome& home, const ServerPrograms& programs, Durability durability) {
  if (fs::exists(home.data() / "PG_VERSION")) return require_same_version(home, programs);
  if (fs::exists(home.data()) && !fs::is_empty(home.data())) {
    throw base::Error(
        {.code = base::ErrorCode::refused,
         .message = fmt::format("directory \"{}\" is not a PostgreSQL data directory", (home.name / "data").string()),
         .detail = "It is not empty, and there is no file \"PG_VERSION\" in it.",
         .cause = Cause(causes::NotADataDirectory{home.name.string()})});
  }
  initialise(home, programs, durability);
}

std::string last_lines(const std::string& text) {
  constexpr int count = 10;
  const std::size_t end = text.find_last_not_of("\r\n") + 1;
  std::size_t start = end;
  for (int line = 0; line < count && start > 0; ++line) {
    const std::size_t line_end = text.rfind('\n', start - 1);
    start = line_end == std::string::npos ? 0 : line_end;
  }
  if (start > 0) ++start;
  return text.substr(start, end - start);
}

}  // namespace pgmanager::cluster

#include "cluster/server_programs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <system_error>

#include "base/environment.hpp"
#include "base/error.hpp"
#include "cluster/causes.hpp"

namespace pgmanager::cluster {

namespace fs = std::filesystem;

namespace {

constexpr std::array needed_programs = {"initdb", "pg_ctl", "postgres"};
constexpr const char* debian_root = "/usr/lib/postgresql";

std::vector<std::string> missing_programs(const fs::path& directory) {
  std::vector<std::string> missing;
  std::error_code ignored;
  for (const char* name : needed_programs) {
    const fs::path program = directory / name;
    if (!fs::is_regular_file(program, ignored) || ::access(program.c_str(), X_OK) != 0) missing.emplace_back(name);
  }
  return missing;
}

std::vector<fs::path> path_directories() {
  const std::string path = base::environment_variable("PATH").value_or("");
  std::string_view rest = path;
  std::vector<fs::path> directories;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    if (end > 0) directories.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return directories;
}

/// The program directory of the installation that pg_config belongs to. On Debian, if only the client is installed, the
/// directory exists without server programs. Empty if there is no pg_config.
fs::path directory_by_pg_config() {
  try {
    const base::ProcessResult result = base::run({.arguments = {"pg_config", "--bindir"}});
    return result.ok() ? fs::path(result.output.substr(0, result.output.find('\n'))) : fs::path();
  } catch (const std::system_error&) {
    return {};
  }
}

ServerPrograms preferred_programs(const fs::path& directory) {
  const std::vector<std::string> missing = missing_programs(directory);
  if (missing.empty()) return ServerPrograms(fs::absolute(directory));
  throw base::Error(
      {.code = base::ErrorCode::refused,
       .message = fmt::format("could not find the PostgreSQL server programs in directory \"{}\"", directory.string()),
       .detail = fmt::format("Missing there: {}.", fmt::join(missing, ", ")),
       .cause = Cause(causes::ProgramsNotThere{})});
}

/// The version as a number, so that "9.6" is below "10". 0 for a name that is not a version.
double version_number(const fs::path& directory) {
  const std::string name = directory.filename().string();
  double number = 0;
  std::from_chars(name.data(), name.data() + name.size(), number);
  return number;
}

}  // namespace

std::vector<fs::path> program_directories() {
  std::vector<fs::path> all;
  if (const fs::path directory = directory_by_pg_config(); !directory.empty()) all.push_back(directory);
  for (const fs::path& directory : path_directories()) all.push_back(directory);
  for (const fs::path& directory : versioned_program_directories(debian_root)) all.push_back(directory);
  return all;
}

std::vector<fs::path> versioned_program_directories(const fs::path& root) {
  std::vector<fs::path> versions;
  std::error_code error;
  for (const fs::path& entry : fs::directory_iterator(root, error)) {
    if (version_number(entry) > 0) versions.push_back(entry);
  }
  std::ranges::sort(versions, std::ranges::greater(), version_number);
  for (fs::path& version : versions) version /= "bin";
  return versions;
}

std::string major_version(std::string_view version_output) {
  const std::size_t start = version_output.find_first_of("0123456789");
  if (start == std::string_view::npos) return {};
  const std::string_view version = version_output.substr(start);
  const std::size_t first_end = version.find_first_not_of("0123456789");
  const std::string_view first = version.substr(0, first_end);
  if (first.size() > 1 || first_end == std::string_view::npos) return std::string(first);
  return std::string(version.substr(0, version.find_first_not_of("0123456789", first_end + 1)));
}

ServerPrograms ServerPrograms::when_needed(std::optional<fs::path> preferred) {
  ServerPrograms programs;
  programs.preferred_ = std::move(preferred);
  return programs;
}

const fs::path& ServerPrograms::directory() const {
  if (directory_.empty()) directory_ = find_server_programs(preferred_).directory_;
  return directory_;
}

ServerPrograms find_server_programs(const std::optional<fs::path>& preferred) {
  if (preferred) return preferred_programs(*preferred);
  const std::vector<fs::path> all = program_directories();
  for (const fs::path& directory : all) {
    if (missing_programs(directory).empty()) return ServerPrograms(fs::absolute(directory));
  }
  std::vector<std::string> names;
  for (const fs::path& directory : all) names.push_back(fmt::format("\"{}\"", directory.string()));
  throw base::Error({.code = base::ErrorCode::refused,
                     .message = "could not find the PostgreSQL server programs (initdb, pg_ctl, postgres)",
                     .detail = fmt::format("Looked in what pg_config --bindir names, in PATH and in {}/*/bin: {}.",
                                           debian_root, fmt::join(names, ", ")),
                     .cause = Cause(causes::ProgramsNotFound{})});
}

base::ProcessResult run_program(const ServerPrograms& programs, const ServerHome& home,
                                std::vector<std::string> arguments, std::string input) {
  arguments[0] = programs.directory() / arguments[0];
  // The messages become part of our errors, which are English. PGCLIENTENCODING is set because it would become the
  // server's default.
  return base::run({.arguments = std::move(arguments),
                    .environment = {{"LC_ALL", "C"}, {"PGCLIENTENCODING", "UTF8"}},
                    .input = std::move(input),
                    .user = home.account,
                    .directory = home.directory});
}

}  // namespace pgmanager::cluster

#include "dump/pg_dump.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <system_error>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/process.hpp"
#include "base/utf8.hpp"
#include "cluster/server_programs.hpp"
#include "dump/causes.hpp"

namespace pgmanager::dump {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> directories(const std::optional<fs::path>& preferred) {
  return preferred ? std::vector<fs::path>{*preferred} : cluster::program_directories();
}

/// "pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n": from the first digit on.
std::optional<PgDump> examine(const fs::path& program) {
  try {
    const base::ProcessResult result = base::run({.arguments = {program, "--version"}});
    const std::size_t begin = result.output.find_first_of("0123456789");
    if (!result.ok() || begin == std::string::npos) return std::nullopt;
    PgDump found{.program = program, .version = result.output.substr(begin, result.output.find('\n') - begin)};
    std::from_chars(found.version.data(), found.version.data() + found.version.size(), found.major_version);
    return found;
  } catch (const std::system_error&) {
    return std::nullopt;  // it cannot be started
  }
}

std::vector<PgDump> all_pg_dumps(const std::vector<fs::path>& directories) {
  std::vector<PgDump> all;
  for (const fs::path& directory : directories) {
    const fs::path program = directory / "pg_dump";
    if (!base::is_executable(program)) continue;
    if (auto found = examine(program)) all.push_back(std::move(*found));
  }
  return all;
}

[[noreturn]] void fail_without_pg_dump(const std::vector<PgDump>& found, const std::vector<fs::path>& directories,
                                       int server_major_version) {
  std::vector<std::string> shown;
  for (const PgDump& each : found) shown.push_back(fmt::format("\"{}\" is {}", each.program.string(), each.version));
  for (const fs::path& directory : found.empty() ? directories : std::vector<fs::path>()) {
    shown.push_back(fmt::format("none in \"{}\"", directory.string()));
  }
  throw base::Error(
      {.code = base::ErrorCode::refused,
       .message = fmt::format("could not find pg_dump for a server of PostgreSQL {}", server_major_version),
       .detail = fmt::format("It must have this version or a later one: {}.", fmt::join(shown, ", ")),
       .cause = Cause(causes::NoPgDump{std::to_string(server_major_version)})});
}

class Dumping {
 public:
  Dumping(pg::Connection& connection, const PgDump& pg_dump, const base::StopSignal& stop)
      : environment_(connection.environment()), pg_dump_(pg_dump), stop_(stop) {}

  std::string run(const std::vector<std::string>& options) const {
    std::vector<std::string> arguments = {pg_dump_.program, "--no-password", "--encoding=UTF8",
                                          "--lock-wait-timeout=60s"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return output_of(std::move(arguments), "");
  }

  /// The script that pg_restore makes of an archive in pg_dump's custom format.
  std::string script_of(std::string archive) const {
    const fs::path pg_restore = pg_dump_.program.parent_path() / "pg_restore";
    return output_of({pg_restore, "--verbose", "--file=-"}, std::move(archive));
  }

 private:
  std::string output_of(std::vector<std::string> arguments, std::string input) const {
    const std::string name = fs::path(arguments.front()).filename();
    base::Command command{.arguments = std::move(arguments),
                          .environment = environment_.set,
                          .without = environment_.without,
                          .input = std::move(input),
                          .stop = &stop_,
                          .grace = std::chrono::seconds(5),
                          .ends_with_us = true,
                          .errors_apart = true};
    command.environment.emplace_back("LC_ALL", "C");
    const base::ProcessResult result = start(command, name);
    stop_.throw_if_requested();
    if (!result.ok()) fail(name, fmt::format("failed with exit status {}", result.exit_status), result.errors);
    return result.output;
  }

  base::ProcessResult start(const base::Command& command, const std::string& name) const {
    try {
      return base::run(command);
    } catch (const std::system_error& error) {
      fail(name, "cannot be started", error.what());
    }
  }

  [[noreturn]] void fail(const std::string& name, const std::string& what, std::string said) const {
    while (said.ends_with('\n')) said.pop_back();
    throw base::Error({.code = base::ErrorCode::sql,
                       .message = fmt::format("{} {}", name, what),
                       .detail = fmt::format("{} {} said:\n{}", name, pg_dump_.version, said),
                       .cause = Cause(causes::PgDumpFailed{})});
  }

  pg::ConnectionEnvironment environment_;
  const PgDump& pg_dump_;
  const base::StopSignal& stop_;
};

/// Keeps a snapshot of the database that other sessions can read from, until the end of its life.
class SharedSnapshot {
 public:
  explicit SharedSnapshot(pg::Connection& connection) : connection_(connection) {
    connection_.script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    name_ = connection_.query("SELECT pg_catalog.pg_export_snapshot()").one_value().string();
  }
  ~SharedSnapshot() {
    try {
      if (!connection_.lost()) connection_.script("COMMIT");
    } catch (const std::exception&) {
      // It has read only; the next statement reports a lost connection.
    }
  }
  SharedSnapshot(const SharedSnapshot&) = delete;
  SharedSnapshot& operator=(const SharedSnapshot&) = delete;

  std::string option() const { return "--snapshot=" + name_; }

 private:
  pg::Connection& connection_;
  std::string name_;
};

}  // namespace

const PgDump* choose_pg_dump(const std::vector<PgDump>& found, int server_major_version) {
  const PgDump* best = nullptr;
  for (const PgDump& each : found) {
    if (each.major_version < server_major_version) continue;
    if (best == nullptr || each.major_version < best->major_version) best = &each;
  }
  return best;
}

PgDump find_pg_dump(int server_major_version, const std::optional<fs::path>& preferred) {
  const std::vector<fs::path> where = directories(preferred);
  const std::vector<PgDump> found = all_pg_dumps(where);
  const PgDump* best = choose_pg_dump(found, server_major_version);
  if (best == nullptr) fail_without_pg_dump(found, where, server_major_version);
  return *best;
}

std::string without_restriction(std::string text) {
  constexpr std::string_view command = "\n\\restrict ";
  const std::size_t begin = text.find(command);
  if (begin == std::string::npos) return text;
  const std::size_t end = text.find('\n', begin + 1);
  const std::string closing = "\n\\un" + text.substr(begin + 2, end - begin - 1);
  text.erase(begin, end - begin);
  if (const std::size_t at = text.rfind(closing); at != std::string::npos) text.erase(at, closing.size() - 1);
  return text;
}

namespace {

std::string option_without(const Request& request) {
  return "--exclude-schema=" + pg::quote_identifier(request.left_out_schema);
}

// Names are written with the quotes that SQL needs, which is what pg_dump takes.
std::vector<std::string> options_without_ignored(const Request& request) {
  std::vector<std::string> options;
  for (const std::string& name : request.ignored) {
    for (const std::string_view kind : {"table ", "schema "}) {
      if (name.starts_with(kind))
        options.push_back(fmt::format("--exclude-{}={}", base::trimmed(kind, " "), name.substr(kind.size())));
    }
  }
  return options;
}

}  // namespace

std::string dump_schema(pg::Connection& connection, const PgDump& pg_dump, const Request& request,
                        const base::StopSignal& stop) {
  const Dumping dumping(connection, pg_dump, stop);
  const std::string without = option_without(request);
  if (request.with_rows.empty()) return without_restriction(dumping.run({"--schema-only", without}));
  // Rows come before the indexes and foreign keys of the tables, as in pg_dump's complete output.
  const SharedSnapshot snapshot(connection);
  std::vector<std::string> rows = {"--section=data", "--strict-names", snapshot.option()};
  for (const std::string& table : request.with_rows) rows.push_back("--table=" + table);
  // A pattern may find them, too.
  rows.push_back(fmt::format("--exclude-table={}.*", pg::quote_identifier(request.left_out_schema)));
  return without_restriction(dumping.run({"--section=pre-data", without, snapshot.option()})) +
         without_restriction(dumping.run(rows)) +
         without_restriction(dumping.run({"--section=post-data", without, snapshot.option()}));
}

std::vector<Entry> dump_entries(pg::Connection& connection, const PgDump& pg_dump, const Request& request,
                                const base::StopSignal& stop) {
  const Dumping dumping(connection, pg_dump, stop);
  // The custom format contains the dependencies of all objects, pg_dump's script does not.
  std::vector<std::string> options = {"--format=custom", "--schema-only", option_without(request)};
  std::ranges::move(options_without_ignored(request), std::back_inserter(options));
  return read_archive(dumping.script_of(dumping.run(options)));
}

}  // namespace pgmanager::dump

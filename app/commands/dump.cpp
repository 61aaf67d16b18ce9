#include <fmt/format.h>

#include <chrono>
#include <optional>
#include <ostream>

#include "base/error.hpp"
#include "cli/render.hpp"
#include "cli/result_file.hpp"
#include "cli/target.hpp"
#include "commands/commands.hpp"
#include "dump/pg_dump.hpp"
#include "report/dump.hpp"

namespace pgmanager::commands {

namespace {

[[noreturn]] void fail(const char* message, const char* hint) {
  throw base::Error({.code = base::ErrorCode::usage, .message = message, .hint = hint});
}

void require_sense(const cli::Settings& settings) {
  if (settings.data && settings.data_of.empty()) {
    fail("option --data is not followed by TABLE", "Name the table: postgres-manager dump --data app.country");
  }
  for (const char* option : {"into", "dry-run", "scratch-dsn", "ignore"}) {
    if (!settings.given.contains(option)) continue;
    throw base::Error({.code = base::ErrorCode::usage,
                       .message = fmt::format("option --{} requires --create-tree", option),
                       .hint = "Write create/ of the database: postgres-manager dump --create-tree"});
  }
  if (settings.operands.size() > 1) {
    fail("function dump takes one file", "Name it once: postgres-manager dump schema.sql");
  }
  if (!settings.operands.empty() && settings.operands.front().empty()) {
    fail("the name of the file is empty",
         "Check the variable that it comes from; without a name the dump goes to standard output.");
  }
}

/// Nothing: to standard output.
std::optional<cli::ResultFile> file_of(const cli::Settings& settings) {
  if (settings.operands.empty() || settings.operands.front() == "-") return std::nullopt;
  return cli::dump_file(settings.operands.front());
}

}  // namespace

cli::ExitStatus dump(const cli::Context& context) {
  const auto begin = std::chrono::steady_clock::now();
  const cli::Settings& settings = context.settings;
  if (settings.create_tree) return dump_tree(context);
  require_sense(settings);
  const std::optional<cli::ResultFile> file = file_of(settings);
  if (file) cli::require_can_be_written(*file);
  const cli::ChosenTarget chosen(settings, context.terminal, "dump");
  const auto session = cli::open_session(chosen, settings, execute::Access::read, context.stop);
  result::SchemaDump result{.instance = cli::instance_of(chosen, session.get(), settings),
                            .file = file ? file->path.string() : ""};
  if (settings.output == cli::Output::text) cli::show_target(result.instance, settings, context.terminal);
  const dump::PgDump pg_dump =
      dump::find_pg_dump(session->connection().server_version() / 10000, settings.postgres_bin);
  result.pg_dump_version = pg_dump.version;
  result.text =
      dump::dump_schema(session->connection(), pg_dump,
                        {.left_out_schema = settings.history_schema, .with_rows = settings.data_of}, context.stop);
  if (file) cli::write_result(*file, result.text);
  result.took = std::chrono::steady_clock::now() - begin;
  if (settings.output == cli::Output::json) {
    context.terminal.output << report::dump_json(result);
  } else if (!file) {
    context.terminal.output << result.text;
  } else {
    context.terminal.output << report::dump_text(result);
  }
  return cli::ExitStatus::done;
}

}  // namespace pgmanager::commands

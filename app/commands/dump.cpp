#include <fmt/format.h>

#include <chrono>
#include <ostream>

#include "authoring/write_files.hpp"
#include "base/error.hpp"
#include "base/files.hpp"
#include "base/utf8.hpp"
#include "cli/render.hpp"
#include "cli/target.hpp"
#include "commands/commands.hpp"
#include "dump/pg_dump.hpp"
#include "report/dump.hpp"

namespace pgmanager::commands {

namespace {

namespace fs = std::filesystem;

/// The file that is named; empty: standard output.
fs::path file_of(const cli::Settings& settings) {
  if (settings.operands.size() > 1) {
    throw base::Error({.code = base::ErrorCode::usage,
                       .message = "function dump takes one file",
                       .hint = "Name it once: postgres-manager dump schema.sql"});
  }
  if (settings.data && settings.data_of.empty()) {
    throw base::Error({.code = base::ErrorCode::usage,
                       .message = "option --data is not followed by TABLE",
                       .hint = "Name the table: postgres-manager dump --data app.country"});
  }
  return settings.operands.empty() ? fs::path() : fs::path(settings.operands.front());
}

// A misspelled name must not overwrite a file of the tree.
void require_no_other_file(const fs::path& file) {
  constexpr std::string_view beginning = "--\n-- PostgreSQL database dump\n";
  if (file.empty() || !base::is_there(file)) return;
  const std::string text = base::read_file(file);
  if (text.empty() || text.starts_with(beginning)) return;
  throw base::Error({.code = base::ErrorCode::refused,
                     .message = fmt::format("file \"{}\" exists and is not a dump", base::printable(file.string())),
                     .hint = "Name another file, or move it away."});
}

void write(const fs::path& file, const std::string& text) {
  const fs::path directory = file.has_parent_path() ? file.parent_path() : ".";
  authoring::write_files(directory,
                         {{.path = file.filename().string(), .text = text, .purpose = authoring::Purpose::dump}});
}

}  // namespace

cli::ExitStatus dump(const cli::Context& context) {
  const auto begin = std::chrono::steady_clock::now();
  const cli::Settings& settings = context.settings;
  const fs::path file = file_of(settings);
  require_no_other_file(file);
  const cli::ChosenTarget chosen(settings, context.terminal, "dump");
  const auto session = cli::open_session(chosen, settings, execute::Access::read, context.stop);
  result::SchemaDump result{.instance = cli::instance_of(chosen, session.get(), settings), .file = file.string()};
  if (settings.output == cli::Output::text) cli::show_target(result.instance, settings, context.terminal);
  const dump::PgDump pg_dump =
      dump::find_pg_dump(session->connection().server_version() / 10000, settings.postgres_bin);
  result.pg_dump_version = pg_dump.version;
  result.text =
      dump::dump_schema(session->connection(), pg_dump,
                        {.left_out_schema = settings.history_schema, .with_rows = settings.data_of}, context.stop);
  if (!file.empty()) write(file, result.text);
  result.took = std::chrono::steady_clock::now() - begin;
  if (settings.output == cli::Output::json) {
    context.terminal.output << report::dump_json(result);
  } else if (file.empty()) {
    context.terminal.output << result.text;
  } else {
    context.terminal.output << report::dump_text(result);
  }
  return cli::ExitStatus::done;
}

}  // namespace pgmanager::commands

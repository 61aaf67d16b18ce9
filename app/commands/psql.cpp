#include <unistd.h>

#include <ostream>
#include <system_error>

#include "base/error.hpp"
#include "base/process.hpp"
#include "cli/connection_uri.hpp"
#include "cli/secrets.hpp"
#include "cli/target.hpp"
#include "cluster/server_programs.hpp"
#include "commands/commands.hpp"
#include "pg/connect_options.hpp"

namespace pgmanager::commands {

namespace {

// With --postgres-bin the one there; otherwise the first one in PATH, or beside the server's programs.
std::filesystem::path find_psql(const cli::Settings& settings) {
  std::vector<std::filesystem::path> directories;
  if (settings.postgres_bin) directories.push_back(*settings.postgres_bin);
  if (!settings.postgres_bin) directories = cluster::program_directories();
  for (const auto& directory : directories) {
    const auto program = directory / "psql";
    if (::access(program.c_str(), X_OK) == 0) return program;
  }
  throw base::Error({.code = base::ErrorCode::refused,
                     .message = "could not find psql",
                     .hint = settings.postgres_bin ? "Name the directory that holds it with --postgres-bin DIR."
                                                   : "Install it (Debian: apt-get install postgresql-client)."});
}

// The password is in the environment, which only the user can read, not on the command line.
base::Command psql_command(const cli::Context& context) {
  const cli::ChosenTarget chosen(context.settings, context.terminal, "psql");
  const auto settings = chosen.connection_settings();
  base::Command command{
      .arguments = {find_psql(context.settings), cli::connection_uri(cli::without_secrets(settings))}};
  const auto& words = context.settings.operands;
  command.arguments.insert(command.arguments.end(), words.begin(), words.end());
  const bool has_password = std::any_of(settings.begin(), settings.end(), [&](const pg::ConnectionSetting& setting) {
    if (setting.keyword == "password") command.environment.emplace_back("PGPASSWORD", setting.value);
    return setting.keyword == "password";
  });
  const auto& password = chosen.target().connection.password;
  if (!has_password && password) command.environment.emplace_back("PGPASSWORD", password(context.stop));
  return command;
}

}  // namespace

cli::ExitStatus psql(const cli::Context& context) {
  const base::Command command = psql_command(context);
  context.terminal.output.flush();
  context.terminal.errors.flush();
  try {
    base::become(command);
  } catch (const std::system_error& error) {
    throw base::Error({.code = base::ErrorCode::internal, .message = error.what()});
  }
}

}  // namespace pgmanager::commands

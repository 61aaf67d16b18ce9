#include "execute/clone.hpp"

#include <fmt/format.h>

#include <array>
#include <ostream>
#include <utility>

#include "base/error.hpp"
#include "base/version.hpp"
#include "cli/connection_uri.hpp"
#include "cli/hooks.hpp"
#include "cli/progress.hpp"
#include "cli/render.hpp"
#include "cli/run_function.hpp"
#include "cli/target.hpp"
#include "commands/commands.hpp"
#include "report/clone.hpp"
#include "source/source_tree.hpp"
#include "source/tree_checksum.hpp"

namespace pgmanager::commands {

namespace {

void refuse_other_options(const cli::Settings& settings) {
  constexpr std::array others = {"dbname", "ephemeral", "create-database", "if-needed", "restore-point"};
  for (const char* option : others) {
    if (!settings.given.contains(option)) continue;
    throw base::Error({.code = base::ErrorCode::usage,
                       .message = fmt::format("--clone and --{} exclude each other", option),
                       .hint = "Leave one of them out."});
  }
}

void refuse_protected(const cli::Settings& settings) {
  if (!settings.is_protected) return;
  throw base::Error({.code = base::ErrorCode::refused,
                     .message = fmt::format("environment \"{}\" is protected", settings.environment.value_or("")),
                     .detail = "Databases for tests are never created there.",
                     .hint = "Name another server: --local, or --postgres-dsn DSN."});
}

// What create makes depends on these besides the role.
std::string contents_of(const source::SourceTree& tree, const cli::Settings& settings) {
  std::string contents = fmt::format("{}\n{}\n{}\n{}\n", base::version(), settings.history_schema,
                                     settings.transaction == plan::TransactionScope::each_file ? "file" : "all",
                                     source::tree_checksum(tree));
  for (const auto& [name, value] : settings.session_settings) contents += fmt::format("{}={}\n", name, value);
  return contents;
}

}  // namespace

cli::ExitStatus clone(const cli::Context& context) {
  const cli::Settings& settings = context.settings;
  refuse_other_options(settings);
  refuse_protected(settings);
  const auto read =
      source::read_source_tree(settings.root, scope_of(plan::Function::create, settings), settings.variables);
  if (!read.findings.empty()) {
    cli::render_findings(read.findings, settings, context.terminal);
    return cli::ExitStatus::source_invalid;
  }
  const cli::ChosenTarget chosen(settings, context.terminal, "create");
  if (settings.server_wait) cli::wait_for_server(chosen, settings, context.stop);
  const auto progress = cli::make_progress(settings, context.terminal);
  const execute::CloneRequest request{.name = *settings.clone,
                                      .of = cli::instance_of(chosen, nullptr, settings),
                                      .contents = contents_of(read.tree, settings),
                                      .kept_templates = settings.kept_templates,
                                      .scope = settings.transaction,
                                      .hooks = [&](const pg::Connection& connection) {
                                        return cli::make_hooks(settings, read.tree, connection, context.stop,
                                                               *progress);
                                      }};
  result::Clone made =
      execute::clone_database(chosen.target(), request, read.tree, cli::run_options(context), context.stop, *progress);
  if (made.built) {
    const cli::ExitStatus status = cli::render_outcome(std::move(*made.built), settings, context.terminal);
    if (made.instance.database.empty()) return status;
  }
  const auto connection = chosen.connection_settings(request.name);
  const std::string dsn = cli::connection_uri(chosen.is_private() ? connection : cli::without_secrets(connection));
  context.terminal.output << (settings.output == cli::Output::json
                                  ? report::clone_json(made, dsn)
                                  : report::clone_text(made, dsn, cli::style_for(context.terminal.output_on_terminal)));
  return cli::ExitStatus::done;
}

}  // namespace pgmanager::commands

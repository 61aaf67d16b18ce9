#include "plan/prune.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <ostream>

#include "authoring/write_files.hpp"
#include "base/utf8.hpp"
#include "cli/environments.hpp"
#include "cli/hints.hpp"
#include "cli/printed_command.hpp"
#include "cli/render.hpp"
#include "cli/secrets.hpp"
#include "cli/settings_files.hpp"
#include "cli/target.hpp"
#include "commands/commands.hpp"
#include "execute/status.hpp"
#include "report/authoring.hpp"
#include "report/text.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::commands {

namespace {

using base::Error;
using base::ErrorCode;

[[noreturn]] void fail_usage(std::string message, std::string hint) {
  throw Error({.code = ErrorCode::usage, .message = std::move(message), .hint = std::move(hint)});
}

// With environments, a single database on the command line would leave out the others.
void require_instances(const cli::Settings& settings, const cli::KnownEnvironments& known) {
  const bool is_named = settings.postgres_dsn || settings.local;
  if (!known.configured.empty() && is_named) {
    fail_usage("postgres-manager.json has environments, and the command line names a database",
               "Omit --postgres-dsn and --local: prune asks every environment.");
  }
  if (known.configured.empty() && !is_named) {
    fail_usage(
        "prune knows no instance to ask",
        "Write the environments into postgres-manager.json, e.g. {\"environments\": {\"production\": "
        "{\"postgres-dsn\": \"postgresql://user@host:5432/database\"}}}; or, if there is only one instance, name it: "
        "postgres-manager prune --before N --postgres-dsn DSN");
  }
}

source::Ordinal first_to_stay(const cli::Settings& settings) {
  if (settings.before) return *settings.before;
  fail_usage("function prune needs --before", "Name the first deployment that stays: --before 40.");
}

history::History read_history(const cli::Settings& settings, const cli::Context& context) {
  const cli::ChosenTarget chosen(settings, context.terminal, "prune");
  const auto session = cli::open_session(chosen, settings, execute::Access::read, context.stop);
  if (settings.output == cli::Output::text) {
    cli::show_target(cli::instance_of(chosen, session.get(), settings), settings, context.terminal);
  }
  return execute::read_history(*session);
}

// The hint is completed here, with the options of this environment.
Error shown(const Error& error, const cli::Settings& settings) {
  Error::Parts parts = cli::with_hint(error, settings).parts();
  parts.message = cli::without_passwords(std::move(parts.message));
  parts.detail = cli::without_passwords(std::move(parts.detail));
  return Error(std::move(parts));
}

bool is_stop(const Error& error) {
  return error.code() == ErrorCode::interrupted || error.code() == ErrorCode::terminated;
}

plan::AskedInstance ask_environment(const std::string& name, const cli::Context& context) {
  plan::AskedInstance asked{.environment = name, .history = {}, .error = {}};
  std::optional<cli::EnvironmentSettings> settings;
  try {
    settings.emplace(context.settings, name);
    asked.history = read_history(settings->get(), context);
  } catch (const Error& error) {
    if (is_stop(error)) throw;
    asked.error = shown(error, settings ? settings->get() : context.settings);
  }
  return asked;
}

// The only instance: the settings are those of the command line and of postgres-manager.json.
plan::AskedInstance ask_named(const cli::Context& context) {
  const auto files = cli::read_settings_files(context.settings.root, std::nullopt, cli::NamedDatabase::by_command_line);
  return {.environment = {},
          .history = read_history(cli::parse_command_line(context.settings.arguments, files), context),
          .error = {}};
}

void ask_instances(plan::Prune& prune, const source::SourceTree& tree, const cli::KnownEnvironments& known,
                   const cli::Context& context) {
  for (const std::string& name : known.configured) plan::check_instance(prune, tree, ask_environment(name, context));
  if (known.configured.empty()) plan::check_instance(prune, tree, ask_named(context));
  for (const std::string& name : known.only_env_files) {
    prune.notices.push_back(fmt::format(
        "environment \"{}\" was not asked: it has a file .env.{} and is not in postgres-manager.json", name, name));
  }
}

void render(const plan::Prune& prune, report::Tense tense, const cli::Context& context) {
  const cli::Terminal& terminal = context.terminal;
  if (context.settings.output == cli::Output::json) {
    terminal.output << report::prune_json(prune, tense);
    return;
  }
  if (context.settings.verbosity != cli::Verbosity::quiet) terminal.errors << report::notices_text(prune.notices);
  terminal.errors << report::refusals_text(prune.refusals, cli::style_for(terminal.errors_on_terminal)) << std::flush;
  cli::render_text(terminal.output, report::prune_text(prune, tense), context.settings);
  cli::render_root(context.settings, terminal);
}

source::ReadResult read_tree(const std::filesystem::path& root) {
  return source::read_source_tree(root, {.deployment = true,
                                         .manual_deployment = source::has_directory(root, "manual-deployment"),
                                         .undo = source::has_directory(root, "undo")});
}

}  // namespace

cli::ExitStatus prune(const cli::Context& context) {
  const cli::Settings& settings = context.settings;
  const source::Ordinal before = first_to_stay(settings);
  const cli::KnownEnvironments known = cli::environments_of(settings.root);
  require_instances(settings, known);
  // Until the files are deleted: an ordinal that another process takes meanwhile follows from them.
  std::optional<authoring::TreeLock> lock;
  if (!settings.dry_run) lock.emplace(settings.root, context.stop);
  const source::ReadResult read = read_tree(settings.root);
  if (!read.findings.empty()) {
    cli::render_findings(read.findings, settings, context.terminal);
    return cli::ExitStatus::source_invalid;
  }
  plan::Prune prune = plan::plan_prune(read.tree, before);
  if (prune.refusals.empty() && !prune.files.empty()) ask_instances(prune, read.tree, known, context);
  for (plan::Refusal& refusal : prune.refusals) refusal.hint = cli::with_target(refusal.hint, settings);
  const bool is_refused = !prune.refusals.empty();
  if (!settings.dry_run && !is_refused) {
    authoring::delete_files(settings.root, prune.files);
    for (const char* directory : {"deployment", "undo"}) authoring::remove_leftovers(settings.root / directory);
  }
  render(prune, settings.dry_run ? report::Tense::would_be : report::Tense::done, context);
  return is_refused ? cli::ExitStatus::refused : cli::ExitStatus::done;
}

}  // namespace pgmanager::commands

#include <algorithm>
#include <chrono>
#include <ostream>

#include "cli/printed_command.hpp"
#include "cli/private_servers.hpp"
#include "cli/render.hpp"
#include "cli/target.hpp"
#include "commands/commands.hpp"
#include "execute/server_settings.hpp"
#include "report/server_settings.hpp"
#include "report/style.hpp"

namespace pgmanager::commands {

namespace {

void require_apply_for_force(const cli::Settings& settings) {
  if (!settings.force || settings.apply) return;
  throw base::Error({.code = base::ErrorCode::usage,
                     .message = "option --force requires --apply",
                     .hint = "Without --apply nothing is changed."});
}

void require_files(const source::InstanceSettings& files) {
  if (!files.is_empty()) return;
  throw base::Error({.code = base::ErrorCode::source_invalid,
                     .message = "there are no files in instance/",
                     .detail = "It may contain pg_hba.conf, settings.json and roles.sql.",
                     .hint = "Write one of them, or name the directory of the source tree: --root DIR"});
}

// A private server has rules of its own, and leaves out parameters that are meant for other machines.
execute::SettingsRequest request_for(const source::SourceTree& tree, const cli::Settings& settings, bool is_private) {
  execute::SettingsRequest request{.tree = tree, .is_private = is_private, .force = settings.force};
  if (!is_private) return request;
  const cluster::ServerOptions options = cli::server_options(settings, tree.instance);
  base::Findings none;
  request.own_rules = source::parse_access_rules("", cluster::own_access_rules(options), none);
  request.other_parameters =
      cluster::unused_parameters(cluster::find_server_programs(settings.postgres_bin), options.parameters);
  return request;
}

// A private server reads everything but roles.sql when it starts.
std::string hint_for(const result::ServerSettings& settings, const cli::ChosenTarget& chosen) {
  const bool is_only_roles = settings.parameters.empty() && !settings.has_changed_rules() && settings.waiting.empty();
  if (chosen.is_private() && !is_only_roles)
    return "Stop the server; the next command starts it: postgres-manager stop";
  if (settings.has_applicable() && !settings.applied) return "To change the server: postgres-manager instance --apply";
  const bool waits = std::ranges::any_of(settings.parameters, [&](const plan::ParameterDifference& each) {
    return each.waits || (settings.applied && each.needs_restart && each.obstacle.empty());
  });
  return waits ? "Restart the server, then compare again: postgres-manager instance" : "";
}

}  // namespace

cli::ExitStatus instance(const cli::Context& context) {
  const auto begin = std::chrono::steady_clock::now();
  const cli::Settings& settings = context.settings;
  require_apply_for_force(settings);
  const source::ReadResult read = cli::read_instance(settings);
  if (!read.findings.empty()) {
    cli::render_findings(read.findings, settings, context.terminal);
    return cli::ExitStatus::source_invalid;
  }
  require_files(read.tree.instance);
  const cli::ChosenTarget chosen(settings, context.terminal, "instance");
  // Not for writing: on a standby, parameters and rules can be changed, too.
  const auto session = cli::open_session(chosen, settings, execute::Access::read, context.stop);
  const result::Instance instance = cli::instance_of(chosen, session.get(), settings);
  if (settings.output == cli::Output::text) cli::show_target(instance, settings, context.terminal);
  const execute::SettingsRequest request = request_for(read.tree, settings, chosen.is_private());
  result::ServerSettings result = settings.apply ? execute::apply_server_settings(*session, request, context.stop)
                                                 : execute::compare_server_settings(*session, request, context.stop);
  result.instance = instance;
  result.took = std::chrono::steady_clock::now() - begin;
  const std::string hint = cli::with_target(hint_for(result, chosen), settings);
  if (settings.output == cli::Output::json) {
    context.terminal.output << report::server_settings_json(result, hint);
  } else {
    cli::render_text(context.terminal.output,
                     report::server_settings_text(result, hint, cli::style_for(context.terminal.output_on_terminal)),
                     settings);
  }
  return result.passed() ? cli::ExitStatus::done : cli::ExitStatus::check_found_something;
}

}  // namespace pgmanager::commands

#include <fmt/format.h>

#include <map>

#include "base/error.hpp"
#include "cli/run_function.hpp"
#include "commands/commands.hpp"

namespace pgmanager::commands {

namespace {

// Each repair would be recorded, and only the last one would count.
void require_once(const plan::Repairs& repairs) {
  std::map<source::Ordinal, const char*> named;
  const auto add = [&](const char* option, const std::vector<source::Ordinal>& ordinals) {
    for (const source::Ordinal ordinal : ordinals) {
      const auto [first, is_new] = named.emplace(ordinal, option);
      if (is_new) continue;
      throw base::Error({.code = base::ErrorCode::usage,
                         .message = fmt::format("deployment {} is named by --{} and by --{}", to_string(ordinal),
                                                first->second, option),
                         .hint = "Name each deployment in one option only."});
    }
  };
  add("accept-changed", repairs.accept_changed);
  add("mark-applied", repairs.mark_applied);
  add("forget", repairs.forget);
}

// The next run would protect the instance again.
void require_unprotected_environment(const cli::Settings& settings) {
  if (!settings.is_protected || settings.repairs.protection != plan::ProtectionChange::unprotect) return;
  throw base::Error({.code = base::ErrorCode::refused,
                     .message = fmt::format("environment \"{}\" is protected", settings.environment.value_or("")),
                     .detail = "Each run with this environment protects the instance.",
                     .hint = "First remove \"protected\" from this environment in postgres-manager.json."});
}

// A content of manual-deployment/ runs once, whatever happens to its file, so the other repairs do not apply to it.
void require_forget_alone(const cli::Settings& settings) {
  const plan::Repairs& repairs = settings.repairs;
  const bool alone = repairs.accept_changed.empty() && repairs.mark_applied.empty() && !repairs.forget_manual.empty();
  if (!settings.manual_deployment || alone) return;
  throw base::Error({.code = base::ErrorCode::usage,
                     .message = "option --manual-deployment requires --forget",
                     .hint = "Name manual deployments that are partly applied and were reverted by hand: "
                             "postgres-manager repair --manual-deployment --forget 3."});
}

}  // namespace

cli::ExitStatus repair(const cli::Context& context) {
  const plan::Repairs& repairs = context.settings.repairs;
  require_forget_alone(context.settings);
  require_unprotected_environment(context.settings);
  if (repairs.no_deployment() && repairs.protection == plan::ProtectionChange::none) {
    throw base::Error({.code = base::ErrorCode::usage,
                       .message = "nothing to repair was named",
                       .hint =
                           "Name deployments: --accept-changed, --mark-applied or --forget with their ordinals, e.g. "
                           "postgres-manager repair --accept-changed 3,5."});
  }
  require_once(repairs);
  return run_function(context, plan::repair_planner(repairs));
}

}  // namespace pgmanager::commands

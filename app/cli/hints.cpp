#include "cli/hints.hpp"

#include "cli/hint_tables.hpp"
#include "cli/printed_command.hpp"

namespace pgmanager::cli {

std::string hint_for(const base::ErrorCause& cause, const Settings& settings) {
  for (const auto table :
       {hints::about_connection, hints::about_database, hints::about_dump, hints::about_private_server,
        hints::about_run, hints::about_tree, hints::about_verification}) {
    if (auto hint = table(cause, settings)) return *std::move(hint);
  }
  return "";
}

namespace {

// What this program knows about a cause is more than the hint of the server.
std::string chosen_hint(const std::string& hint, const base::ErrorCause& cause, const Settings& settings) {
  const std::string ours = hint_for(cause, settings);
  return with_target(ours.empty() ? hint : ours, settings);
}

}  // namespace

base::Error with_hint(const base::Error& error, const Settings& settings) {
  base::Error::Parts parts = error.parts();
  parts.hint = chosen_hint(parts.hint, parts.cause, settings);
  return base::Error(parts);
}

base::Findings with_hints(base::Findings findings, const Settings& settings) {
  for (base::Finding& finding : findings) finding.hint = with_target(finding.hint, settings);
  return findings;
}

void complete_hints(plan::Plan& plan, const Settings& settings) {
  for (plan::Refusal& refusal : plan.refusals) refusal.hint = with_target(refusal.hint, settings);
  for (std::string& notice : plan.notices) notice = with_target(notice, settings);
}

void complete_hints(result::Outcome& outcome, const Settings& settings) {
  complete_hints(outcome.plan, settings);
  if (outcome.failure) {
    std::string& hint = outcome.failure->error.hint;
    hint = chosen_hint(hint, outcome.failure->cause, settings);
    outcome.failure->advice = with_target(outcome.failure->advice, settings);
  }
  for (auto* error : {&outcome.hook_error, &outcome.snapshot_error, &outcome.protection_error}) {
    if (*error) *error = with_hint(**error, settings);
  }
}

}  // namespace pgmanager::cli

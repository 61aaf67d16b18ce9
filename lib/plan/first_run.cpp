#include "plan/first_run.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "plan/refusal_rules.hpp"
#include "source/file_name.hpp"

namespace pgmanager::plan {

namespace {

bool runs_deployments(Function function) {
  return function == Function::deployment || function == Function::manual_deployment;
}

bool takes_first_run(Function function) {
  return runs_deployments(function) || function == Function::baseline || function == Function::repair;
}

// The command as the user types it. Some do nothing, or something else, without the options that say what to do.
std::optional<std::string> command_of(Function function) {
  switch (function) {
    case Function::baseline:
    case Function::repair:
      return std::nullopt;
    case Function::manual_deployment:
      return "postgres-manager deployment --manual-deployment";
    default:
      return fmt::format("postgres-manager {}", to_string(function));
  }
}

std::string with_option(const std::optional<std::string>& command, std::string_view option) {
  return command ? fmt::format("{} {}", *command, option) : fmt::format("the same command with {}", option);
}

Refusal refuse_second(const std::optional<std::string>& command, const NoHistory& found, bool takes_first_run) {
  const auto& [other, distrust] = found.other_histories.front();
  return {
      .rule = std::string(refusal_rules::history_elsewhere),
      .message = fmt::format("database \"{}\" has no history in schema \"{}\", but one in schema \"{}\"",
                             base::printable(found.database), base::printable(found.schema), base::printable(other)),
      .detail = takes_first_run ? fmt::format("With a second history everything would run again.{}{}",
                                              distrust.empty() ? "" : " ", distrust)
                                : distrust,
      .hint = fmt::format("Name the existing history: {}{}",
                          with_option(command, "--history-schema " + source::shell_word(other)),
                          takes_first_run ? "; or begin a second one: " + with_option(command, "--first-run") : "")};
}

// A baseline only makes sense if the tree has files to record.
Refusal refuse_objects(Function function, const NoHistory& found) {
  const std::string first_run =
      with_option(command_of(function == Function::manual_deployment ? function : Function::deployment), "--first-run");
  const std::string ways =
      found.has_deployments
          ? fmt::format(
                "If it has deployments of this tree, record the last one that it has: postgres-manager baseline "
                "--ordinal N; if none of them has run there: {}",
                first_run)
          : fmt::format("If no file of this tree has run there: {}", first_run);
  return {.rule = std::string(refusal_rules::history_missing),
          .message = fmt::format("database \"{}\" contains objects, but {}", base::printable(found.database),
                                 found.begun ? "no run has completed a file there" : "no history"),
          .detail = fmt::format("It contains {}.", fmt::join(found.objects, ", ")),
          .hint = fmt::format("{}; if this is the wrong database, name another one with --dbname or --postgres-dsn.",
                              ways)};
}

}  // namespace

bool holds_nothing(const history::History& history) {
  const auto left_nothing = [](const history::Entry& entry) {
    return history::is_failure(entry.state) && !history::is_partly_applied(entry);
  };
  return !history.created && history.create_parts.empty() && history.file_runs.empty() && history.taken_out.empty() &&
         std::all_of(history.deployments.begin(), history.deployments.end(), left_nothing) &&
         std::all_of(history.manual_runs.begin(), history.manual_runs.end(), left_nothing);
}

std::optional<Refusal> refuse_first_run(Function function, const NoHistory& found) {
  if (!found.other_histories.empty()) return refuse_second(command_of(function), found, takes_first_run(function));
  const bool claims = runs_deployments(function) || function == Function::repair;
  if (claims && !found.objects.empty()) return refuse_objects(function, found);
  return std::nullopt;
}

std::optional<Refusal> refuse_other_history(std::string_view function, const NoHistory& found) {
  if (found.other_histories.empty()) return std::nullopt;
  return refuse_second(fmt::format("postgres-manager {}", function), found, false);
}

}  // namespace pgmanager::plan

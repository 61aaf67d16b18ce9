#include "plan/wrong_database.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "base/utf8.hpp"
#include "plan/refusal_rules.hpp"
#include "plan/same_content.hpp"
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
    case Function::repair: return std::nullopt;
    case Function::manual_deployment: return "postgres-manager deployment --manual-deployment";
    default: return fmt::format("postgres-manager {}", to_string(function));
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

// One is not enough: two branches of a new tree may each start with a deployment of their own.
constexpr std::size_t fewest_deployments = 2;

bool is_another_file(const DeploymentState& compared) {
  return compared.on_disk->file.path != compared.in_history->path &&
         !is_same_content(compared.on_disk->file, *compared.in_history);
}

// A file that was renamed or renumbered still has its content.
bool has_common_file(const std::vector<DeploymentState>& states) {
  std::unordered_set<std::string_view> known;
  for (const DeploymentState& each : states) {
    if (is_in_place(each)) known.insert({each.in_history->path, each.in_history->checksum});
  }
  return std::any_of(states.begin(), states.end(), [&](const DeploymentState& each) {
    return each.on_disk != nullptr &&
           (known.contains(each.on_disk->file.path) || known.contains(each.on_disk->file.checksum));
  });
}

}  // namespace

bool holds_nothing(const history::History& history) {
  const auto left_nothing = [](const history::Entry& entry) {
    return history::is_failure(entry.state) && !history::is_partly_applied(entry);
  };
  return !history.created && history.create_parts.empty() && history.file_runs.empty() && history.removed.empty() &&
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

std::optional<Refusal> refuse_another_tree(const std::vector<DeploymentState>& states) {
  std::size_t in_place = 0;
  const DeploymentState* met = nullptr;
  for (const DeploymentState& each : states) {
    if (!is_in_place(each)) continue;
    ++in_place;
    if (each.on_disk == nullptr) continue;
    if (!is_another_file(each)) return std::nullopt;
    if (met == nullptr) met = &each;
  }
  if (met == nullptr || in_place < fewest_deployments || has_common_file(states)) return std::nullopt;
  return Refusal{
      .rule = std::string(refusal_rules::history_of_another_tree),
      .message = "this history belongs to another tree",
      .detail = fmt::format("None of its {} deployments is on disk, neither by name nor by content: {} is \"{}\" in "
                            "the history and \"{}\" on disk.",
                            in_place, source::to_string(met->ordinal), base::printable(met->in_history->path),
                            base::printable(met->on_disk->file.path)),
      .hint =
          "Name the database of this tree with --dbname or --postgres-dsn, or the tree of this database with --root.",
      .entry = met->in_history};
}

std::optional<Refusal> refuse_another_tree(const source::SourceTree& tree, const history::History& history) {
  return refuse_another_tree(compare(tree.deployments, history.deployments, history.undo_attempts));
}

}  // namespace pgmanager::plan

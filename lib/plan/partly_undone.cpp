#include "plan/partly_undone.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "plan/in_words.hpp"
#include "plan/refusal_rules.hpp"
#include "source/file_name.hpp"

namespace pgmanager::plan {

namespace {

using history::Entry;

// Not every function reads undo/.
bool has_undo_file(const source::SourceTree& tree, const Entry& attempt) {
  const auto has_path = [&](const source::NumberedFile& each) { return each.file.path == attempt.path; };
  return std::any_of(tree.undo.begin(), tree.undo.end(), has_path) ||
         source::has_undo_file(tree, std::string(source::name_in(attempt.path)));
}

std::vector<std::string> paths_of(const std::vector<const Entry*>& lost) {
  std::vector<std::string> paths;
  for (const Entry* each : lost) paths.push_back(each->path);
  return paths;
}

// An undo starts with the last deployment, so this one and all above it are counted.
std::string undo_down_to(source::Ordinal ordinal, const history::History& history) {
  const auto steps = std::count_if(history.deployments.begin(), history.deployments.end(), [&](const Entry& entry) {
    return history::is_in_place(entry.state) && !(*entry.ordinal < ordinal);
  });
  return "postgres-manager undo" + (steps > 1 ? fmt::format(" --steps {}", steps) : "");
}

}  // namespace

std::vector<const Entry*> lost_files(const DeploymentState& partly_undone, const source::SourceTree& tree) {
  std::vector<const Entry*> lost;
  const bool removed = !tree.deployments.empty() && partly_undone.ordinal < tree.deployments.front().ordinal;
  if (partly_undone.on_disk == nullptr && !removed) lost.push_back(partly_undone.in_history);
  if (!has_undo_file(tree, *partly_undone.undo)) lost.push_back(partly_undone.undo);
  return lost;
}

std::string not_on_disk(const std::vector<std::string>& paths) {
  if (paths.empty()) return "";
  std::vector<std::string> files;
  for (const std::string& path : paths) files.push_back(fmt::format("\"{}\"", base::printable(path)));
  return fmt::format("and {} {} not on disk", fmt::join(files, " and "), paths.size() == 1 ? "is" : "are");
}

std::string ends_of_undo_by_hand(source::Ordinal ordinal) {
  return fmt::format(
      "complete or revert the undo by hand, then run postgres-manager repair --forget {0} (the deployment is reverted) "
      "or --mark-applied {0} (it is in place)",
      source::to_string(ordinal));
}

Refusal refuse_partly_undone(const DeploymentState& compared, const source::SourceTree& tree,
                             const history::History& history) {
  const Entry& undo = *compared.undo;
  const std::vector<const Entry*> lost = lost_files(compared, tree);
  const std::string command = undo_down_to(compared.ordinal, history);
  return {.rule = std::string(refusal_rules::undo_unfinished),
          .ordinal = compared.ordinal,
          .path = compared.in_history->path,
          .message =
              fmt::format("\"{}\" is partly undone: \"{}\" stopped part-way, {}{}{}",
                          base::printable(compared.in_history->path), base::printable(undo.path),
                          committed_statements(undo, "of its"), lost.empty() ? "" : ", ", not_on_disk(paths_of(lost))),
          .detail = how_it_stopped(undo),
          .hint = fmt::format("{}; or {}.",
                              lost.empty() ? "Finish it: " + command
                                           : "Restore " + from_history(lost, history) +
                                                 ", and the undo continues after what is committed: " + command,
                              ends_of_undo_by_hand(compared.ordinal)),
          .entry = compared.in_history};
}

Refusal refuse_other_undo_file(const Entry& deployment, const Entry& attempt, const source::SqlFile& undo,
                               const history::History& history) {
  const std::string now = undo.path == attempt.path ? "its file has no statement now"
                                                    : fmt::format("its file is not on disk; \"{}\" has its ordinal",
                                                                  base::printable(undo.path));
  return {
      .rule = std::string(refusal_rules::undo_unfinished),
      .ordinal = attempt.ordinal,
      .path = attempt.path,
      .message = fmt::format("\"{}\" stopped part-way, {}, and {}", base::printable(attempt.path),
                             committed_statements(attempt, "of its"), now),
      .detail = how_it_stopped(attempt),
      .hint = fmt::format("Restore the file, and the next undo continues after what is committed (its text is in the "
                          "history: {}); or {}.",
                          query_for_text(attempt, history), ends_of_undo_by_hand(*attempt.ordinal)),
      .entry = &deployment};
}

}  // namespace pgmanager::plan

#include "plan/another_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "base/utf8.hpp"
#include "plan/refusal_rules.hpp"
#include "plan/same_content.hpp"

namespace pgmanager::plan {

namespace {

// One is not enough: two branches of a new tree may each start with a deployment of their own.
constexpr std::size_t fewest_deployments = 2;

bool is_in_place(const DeploymentState& compared) {
  return compared.in_history != nullptr && history::is_in_place(compared.in_history->state);
}

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

#include "verify/sides.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace pgmanager::verify {

namespace {

// The path in git's notation for revisions, or relative to the current directory: the current tree has the same path,
// too.
std::string path_in(const result::VerificationBase& base, const std::string& path) {
  if (base.kind == result::BaseKind::directory) return (std::filesystem::path(base.name) / path).string();
  return fmt::format("{}:{}", base.commit, path);
}

}  // namespace

ScratchRun Sides::deployment_run(const ScratchInstance& instance, std::vector<std::string>& deployments) const {
  ScratchRun run{.title = {}, .planner = plan::deployment_planner(), .tree = today_};
  const result::Outcome planned = instance.dry_run(run);
  for (const plan::Step& step : planned.plan.steps) deployments.push_back(step.file->path);
  run.title = result::title_of(base_tree_.base(), planned.plan.steps.size());
  return run;
}

std::optional<result::StoppedRun> Sides::build_deployments(const ScratchInstance& instance,
                                                           std::vector<std::string>& deployments) const {
  if (base_) {
    if (auto stopped = perform(instance, base_run())) return stopped;
  }
  return perform(instance, deployment_run(instance, deployments));
}

std::optional<Sides> read_sides(Sides::Tree today, const std::optional<std::string>& wanted,
                                result::VerificationBase& base, base::Findings& findings) {
  BaseTree base_tree(today->root, wanted);
  base = base_tree.base();
  std::optional<source::ReadResult> read = base_tree.read(today->variables);
  if (read) findings = std::move(read->findings);
  for (base::Finding& finding : findings) finding.location.file = path_in(base, finding.location.file);
  if (!findings.empty()) return std::nullopt;
  return Sides(std::move(today), read ? std::make_shared<const source::SourceTree>(std::move(read->tree)) : nullptr,
               std::move(base_tree));
}

std::optional<result::StoppedRun> perform(const ScratchInstance& instance, const ScratchRun& run) {
  result::Outcome outcome = instance.perform(run);
  if (is_complete(outcome)) return std::nullopt;
  return stopped(run, std::move(outcome));
}

}  // namespace pgmanager::verify

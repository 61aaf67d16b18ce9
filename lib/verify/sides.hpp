#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "result/verification.hpp"
#include "verify/base_tree.hpp"
#include "verify/scratch_instance.hpp"

namespace pgmanager::verify {

/// The two ways to the schema of today: create/, and the create/ of a base with the deployments that it does not have.
/// Each runs in a scratch database as in production.
class Sides {
 public:
  using Tree = std::shared_ptr<const source::SourceTree>;

  /// `base`: null for an empty one. Its files are those of `base_tree`.
  Sides(Tree today, Tree base, BaseTree base_tree)
      : today_(std::move(today)), base_(std::move(base)), base_tree_(std::move(base_tree)) {}

  const Tree& today() const { return today_; }
  std::string title(std::size_t deployments) const { return result::title_of(base_tree_.base(), deployments); }
  bool has_base() const { return base_ != nullptr; }

  ScratchRun create_run() const {
    return {.title = result::created_title, .planner = plan::create_planner(), .tree = today_};
  }
  /// The create/ of the base, if there is one.
  ScratchRun base_run() const {
    return {.title = base_tree_.base().title(), .planner = plan::create_planner(), .tree = base_};
  }
  /// The deployments that `instance`, which contains the base, does not have: its history decides, as in production.
  /// Their paths are added to `deployments`.
  ScratchRun deployment_run(const ScratchInstance& instance, std::vector<std::string>& deployments) const;

  /// Runs the base and the deployments. Returns the run that did not complete; nothing if all did.
  std::optional<result::StoppedRun> build_deployments(const ScratchInstance& instance,
                                                      std::vector<std::string>& deployments) const;

 private:
  Tree today_;
  Tree base_;
  BaseTree base_tree_;
};

/// Reads the base (see BaseTree). Nothing if its files have findings, whose paths are those in the base. Throws
/// base::Error (usage) for a base that does not exist.
std::optional<Sides> read_sides(Sides::Tree today, const std::optional<std::string>& wanted,
                                result::VerificationBase& base, base::Findings& findings);

/// Performs the run. Returns it if it did not complete.
std::optional<result::StoppedRun> perform(const ScratchInstance& instance, const ScratchRun& run);

}  // namespace pgmanager::verify

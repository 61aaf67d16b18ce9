#include "verify/undo_proof.hpp"

#include <algorithm>

namespace pgmanager::verify {

namespace {

using result::UndoProof;
using source::NumberedFile;
using source::SourceTree;

const NumberedFile* undo_of(const SourceTree& tree, source::Ordinal ordinal) {
  const auto found = std::find_if(tree.undo.begin(), tree.undo.end(),
                                  [ordinal](const NumberedFile& undo) { return undo.ordinal == ordinal; });
  return found == tree.undo.end() ? nullptr : &*found;
}

class UndoTrials {
 public:
  UndoTrials(const InstanceBuilder& build, const ScratchRun& run, const schema::DiffOptions& diff, CompareRows rows)
      : build_(build), run_(run), tree_(*run.tree), diff_(diff), rows_(rows) {}

  UndoProof result() {
    instance_ = build_(std::nullopt, proof_.failed);
    if (!instance_) return std::move(proof_);
    const result::Outcome planned = instance_->dry_run(run_);
    for (const plan::Step& step : planned.plan.steps) {
      const auto found = std::find_if(tree_.deployments.begin(), tree_.deployments.end(),
                                      [&step](const NumberedFile& each) { return each.ordinal == step.ordinal; });
      if (found != tree_.deployments.end()) take(*found);
    }
    return std::move(proof_);
  }

 private:
  void take(const NumberedFile& deployment) {
    if (!is_ready()) {
      proof_.not_tried.push_back(deployment.file.path);
      return;
    }
    is_as_deployed_ = try_undo(deployment);
    last_ = deployment.ordinal;
  }

  // Makes sure that the instance is in the state that the deployments alone produce.
  bool is_ready() {
    if (!is_as_deployed_) {
      instance_.reset();
      instance_ = build_(last_, proof_.failed);
      is_as_deployed_ = true;
    }
    return instance_ != nullptr;
  }

  // Returns false if the instance may now differ from that state.
  bool try_undo(const NumberedFile& deployment) {
    const auto tree = up_to(tree_, deployment.ordinal);
    const std::string& path = deployment.file.path;
    const NumberedFile* undo = undo_of(*tree, deployment.ordinal);
    if (undo == nullptr) {
      proof_.without_undo.push_back(path);
      return perform(path, plan::deployment_planner(), tree);
    }
    Content before = instance_->content(rows_);
    if (!perform(path, plan::deployment_planner(), tree)) return false;
    if (!perform(undo->file.path, plan::undo_planner({}), tree)) return false;
    const bool is_exact = compare(undo->file.path, std::move(before), instance_->content(rows_));
    if (!perform(path + " again, after its undo", plan::deployment_planner(), tree)) return false;
    // Only after the deployment ran again: if that fails, the undo file has left something that the schema does not
    // show.
    if (is_exact) proof_.exact.push_back(undo->file.path);
    return is_exact;
  }

  bool compare(const std::string& path, Content before, Content after) {
    result::ComparedSchemas schemas =
        instance_->compare(std::move(before.schema), std::move(after.schema), Holds::right, diff_);
    result::ComparedRows rows = result::compare_rows(before.rows, after.rows);
    if (schemas.differences.empty() && rows.tables.empty()) return true;
    proof_.inexact.push_back({.path = path, .schemas = std::move(schemas), .rows = std::move(rows)});
    return false;
  }

  bool perform(const std::string& what, const plan::Planner& planner, const std::shared_ptr<const SourceTree>& tree) {
    const ScratchRun run{.title = what, .purpose = RunPurpose::trying, .planner = planner, .tree = tree};
    result::Outcome outcome = instance_->perform(run);
    if (is_complete(outcome)) return true;
    proof_.failed.push_back(stopped(run, std::move(outcome)));
    return false;
  }

  const InstanceBuilder& build_;
  const ScratchRun& run_;
  const SourceTree& tree_;
  const schema::DiffOptions& diff_;
  CompareRows rows_;
  std::unique_ptr<ScratchInstance> instance_;  ///< null if it could not be built
  bool is_as_deployed_ = true;
  std::optional<source::Ordinal> last_;
  UndoProof proof_;
};

}  // namespace

UndoProof prove_undo(const InstanceBuilder& build, const ScratchRun& run, const schema::DiffOptions& diff,
                     CompareRows rows) {
  return UndoTrials(build, run, diff, rows).result();
}

std::shared_ptr<const SourceTree> up_to(const SourceTree& tree, source::Ordinal last) {
  auto part = std::make_shared<SourceTree>(tree);
  const auto is_later = [last](const NumberedFile& deployment) { return deployment.ordinal > last; };
  std::erase_if(part->deployments, is_later);
  std::erase_if(part->undo, is_later);
  return part;
}

}  // namespace pgmanager::verify

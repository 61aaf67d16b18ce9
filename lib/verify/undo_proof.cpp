#include "verify/undo_proof.hpp"

#include <algorithm>

namespace pgmanager::verify {

namespace {

using plan::UndoProof;
using source::Deployment;
using source::SourceTree;

// What an earlier commit of the tree would have had.
std::shared_ptr<const SourceTree> up_to(const SourceTree& tree, source::Ordinal last) {
  auto part = std::make_shared<SourceTree>(tree);
  const auto is_behind = [last](const Deployment& deployment) { return deployment.ordinal > last; };
  std::erase_if(part->deployments, is_behind);
  std::erase_if(part->undo, is_behind);
  return part;
}

const Deployment* undo_of(const SourceTree& tree, source::Ordinal ordinal) {
  const auto found = std::find_if(tree.undo.begin(), tree.undo.end(),
                                  [ordinal](const Deployment& undo) { return undo.ordinal == ordinal; });
  return found == tree.undo.end() ? nullptr : &*found;
}

class Proof {
 public:
  Proof(const Side& side, const Run& run, const schema::DiffOptions& diff, CompareRows rows)
      : side_(side), tree_(*run.tree), diff_(diff), rows_(rows) {}

  // False: it is over.
  bool take(const Deployment& deployment) {
    const auto tree = up_to(tree_, deployment.ordinal);
    const std::string& path = deployment.file.path;
    const Deployment* undo = undo_of(*tree, deployment.ordinal);
    if (undo == nullptr) {
      proof_.without_undo.push_back(path);
      return perform(path, plan::Function::deployment, tree);
    }
    Content before = side_.content(rows_);
    if (!perform(path, plan::Function::deployment, tree)) return false;
    if (!perform(undo->file.path, plan::Function::undo, tree)) return false;
    const bool is_exact = compare(undo->file.path, std::move(before), side_.content(rows_));
    if (!perform(path + " again, after its undo", plan::Function::deployment, tree)) return false;
    // Not before: where the deployment does not run again, something is left that the schema does not show.
    if (is_exact) proof_.exact.push_back(undo->file.path);
    return true;
  }

  void leave_out(const Deployment& deployment) { proof_.not_tried.push_back(deployment.file.path); }
  UndoProof result() { return std::move(proof_); }

 private:
  bool compare(const std::string& path, Content before, Content after) {
    plan::ComparedSchemas schemas(std::move(before.schema), std::move(after.schema), diff_);
    plan::ComparedRows rows = plan::compare_rows(before.rows, after.rows);
    if (schemas.differences.empty() && rows.tables.empty()) return true;
    proof_.inexact.push_back({.path = path, .schemas = std::move(schemas), .rows = std::move(rows)});
    return false;
  }

  bool perform(const std::string& what, plan::Function function, const std::shared_ptr<const SourceTree>& tree) {
    const Run run{.side = what, .doing = Doing::trying, .function = function, .tree = tree};
    plan::Outcome outcome = side_.perform(run);
    if (is_complete(outcome)) return true;
    proof_.stopped = stopped(run, std::move(outcome));
    return false;
  }

  const Side& side_;
  const SourceTree& tree_;
  const schema::DiffOptions& diff_;
  CompareRows rows_;
  UndoProof proof_;
};

}  // namespace

UndoProof prove_undo(const Side& side, const Run& run, const schema::DiffOptions& diff, CompareRows rows) {
  Proof proof(side, run, diff, rows);
  const plan::Outcome planned = side.dry_run(run);
  bool goes_on = true;
  for (const plan::Step& step : planned.plan.steps) {
    const auto found = std::find_if(run.tree->deployments.begin(), run.tree->deployments.end(),
                                    [&step](const Deployment& each) { return each.ordinal == step.ordinal; });
    if (found == run.tree->deployments.end()) continue;
    if (goes_on) {
      goes_on = proof.take(*found);
    } else {
      proof.leave_out(*found);
    }
  }
  return proof.result();
}

}  // namespace pgmanager::verify

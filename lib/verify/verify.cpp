#include "verify/verify.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/utf8.hpp"
#include "database/scratch.hpp"
#include "verify/base_tree.hpp"
#include "verify/scratch_instance.hpp"
#include "verify/undo_proof.hpp"

namespace pgmanager::verify {

namespace {

using result::Verification;
using Tree = std::shared_ptr<const source::SourceTree>;

constexpr const char* application_name = "postgres-manager verify";

// The path in git's notation for revisions, or relative to the current directory: the current tree has the same path,
// too.
std::string path_in(const result::VerificationBase& base, const std::string& path) {
  if (base.kind == result::BaseKind::directory) return (std::filesystem::path(base.name) / path).string();
  return fmt::format("{}:{}", base.commit, path);
}

class Verifying {
 public:
  Verifying(Tree today, Tree base, const Options& options, const base::StopSignal& stop, result::RunObserver& observer,
            Verification& result)
      : today_(std::move(today)),
        base_(std::move(base)),
        options_(options),
        server_(options.scratch.server, application_name, stop),
        context_{.options = options.scratch, .stop = stop, .observer = observer},
        result_(result) {}

  void run() {
    compare_versions();
    server_.note_roles();
    std::optional<Content> left = build_left();
    if (left && compare_with_right(std::move(*left)) && options_.undo == ProveUndo::yes) prove_undo_files();
    add_notice_of_roles();
    result_.notices.insert(result_.notices.end(), server_.notices().begin(), server_.notices().end());
  }

 private:
  std::optional<Content> build_left() {
    const ScratchInstance instance(server_, context_);
    if (!complete(instance, {.title = result::created_title, .planner = plan::create_planner(), .tree = today_}))
      return std::nullopt;
    return instance.content(options_.rows);
  }

  // Returns false if the right side could not be built.
  bool compare_with_right(Content left) {
    drop_roles();
    const ScratchInstance instance(server_, context_);
    if (base_ && !complete(instance, base_run())) return false;
    const ScratchRun deployments = deployment_run(instance);
    if (!complete(instance, deployments)) return false;
    Content right = instance.content(options_.rows);
    result_.schemas = instance.compare(std::move(left.schema), std::move(right.schema), Holds::right, options_.diff);
    // A superuser sees all options and connections, so a missing one is not hidden but unset.
    const bool sees_all = server_.connection().is_superuser();
    if (auto notice = result::notice_of_hidden(result_.schemas); notice && !sees_all)
      result_.notices.push_back(*notice);
    if (options_.rows == CompareRows::yes) result_.rows = result::compare_rows(left.rows, right.rows);
    return true;
  }

  void prove_undo_files() {
    const InstanceBuilder build = [this](std::optional<source::Ordinal> last, std::vector<result::StoppedRun>& failed) {
      return instance_for_undo(last, failed);
    };
    result_.undo = prove_undo(build, {.title = {}, .planner = plan::deployment_planner(), .tree = today_},
                              options_.diff, options_.rows);
  }

  std::unique_ptr<ScratchInstance> instance_for_undo(std::optional<source::Ordinal> last,
                                                     std::vector<result::StoppedRun>& failed) {
    drop_roles();
    auto instance = std::make_unique<ScratchInstance>(server_, context_);
    std::vector<ScratchRun> runs;
    if (base_) runs.push_back(base_run());
    if (last) {
      runs.push_back({.title = fmt::format("{} with the deployments up to {}", result_.base.title(), last->value()),
                      .planner = plan::deployment_planner(),
                      .tree = up_to(*today_, *last)});
    }
    for (const ScratchRun& run : runs) {
      result::Outcome outcome = instance->perform(run);
      if (is_complete(outcome)) continue;
      failed.push_back(stopped(run, std::move(outcome)));
      return nullptr;
    }
    return instance;
  }

  ScratchRun base_run() const {
    return {.title = result_.base.title(), .planner = plan::create_planner(), .tree = base_};
  }

  // The history of the side decides which deployments are pending, as in production.
  ScratchRun deployment_run(const ScratchInstance& instance) {
    ScratchRun run{.title = {}, .planner = plan::deployment_planner(), .tree = today_};
    const result::Outcome planned = instance.dry_run(run);
    for (const plan::Step& step : planned.plan.steps) result_.deployments.push_back(step.file->path);
    run.title = result_.right_title();
    return run;
  }

  bool complete(const ScratchInstance& instance, const ScratchRun& run) {
    result::Outcome outcome = instance.perform(run);
    if (is_complete(outcome)) return true;
    result_.stopped = stopped(run, std::move(outcome));
    return false;
  }

  // Each side must create its roles itself, so the roles of the previous side are dropped. On a server of others, other
  // sessions may have created them.
  void drop_roles() {
    if (server_.is_private()) database::drop_roles(server_.connection(), server_.new_roles());
  }

  void add_notice_of_roles() {
    if (server_.is_private()) return;
    std::vector<std::string> names;
    for (const std::string& name : server_.new_roles()) names.push_back(fmt::format("\"{}\"", base::printable(name)));
    if (names.empty()) return;
    result_.notices.push_back(
        fmt::format("roles were created on the scratch server meanwhile and remain there: {}", fmt::join(names, ", ")));
  }

  void compare_versions() {
    constexpr int of_major = 10000;
    const int here = server_.connection().server_version() / of_major;
    const int there = options_.target_version.value_or(server_.connection().server_version()) / of_major;
    if (here == there) return;
    result_.notices.push_back(fmt::format(
        "the scratch server is PostgreSQL {}, the target is PostgreSQL {}: the result may differ there", here, there));
  }

  Tree today_;
  Tree base_;
  const Options& options_;
  ScratchServer server_;
  ScratchContext context_;
  Verification& result_;
};

}  // namespace

Verification verify(source::SourceTree tree, const Options& options, const base::StopSignal& stop,
                    result::RunObserver& observer) {
  const auto begin = std::chrono::steady_clock::now();
  const BaseTree base_tree(tree.root, options.base);
  Verification result;
  result.base = base_tree.base();
  std::optional<source::ReadResult> base = base_tree.read(tree.variables);
  if (base) result.base_findings = std::move(base->findings);
  for (base::Finding& finding : result.base_findings) {
    finding.location.file = path_in(result.base, finding.location.file);
  }
  if (result.base_findings.empty()) {
    const auto today = std::make_shared<const source::SourceTree>(std::move(tree));
    const Tree on_disk = base ? std::make_shared<const source::SourceTree>(std::move(base->tree)) : nullptr;
    Verifying(today, on_disk, options, stop, observer, result).run();
  }
  result.took = std::chrono::steady_clock::now() - begin;
  return result;
}

}  // namespace pgmanager::verify

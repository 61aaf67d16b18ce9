#include "verify/verify.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/utf8.hpp"
#include "database/scratch.hpp"
#include "verify/scratch_instance.hpp"
#include "verify/sides.hpp"
#include "verify/undo_proof.hpp"

namespace pgmanager::verify {

namespace {

using result::Verification;

constexpr const char* application_name = "postgres-manager verify";

class Verifying {
 public:
  Verifying(Sides sides, const Options& options, const base::StopSignal& stop, result::RunObserver& observer,
            Verification& result)
      : sides_(std::move(sides)),
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
    result_.stopped = perform(instance, sides_.create_run());
    if (result_.stopped) return std::nullopt;
    return instance.content(options_.rows);
  }

  // Returns false if the right side could not be built.
  bool compare_with_right(Content left) {
    drop_roles();
    const ScratchInstance instance(server_, context_);
    result_.stopped = sides_.build_deployments(instance, result_.deployments);
    if (result_.stopped) return false;
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
    result_.undo = prove_undo(build, {.title = {}, .planner = plan::deployment_planner(), .tree = sides_.today()},
                              options_.diff, options_.rows);
  }

  std::unique_ptr<ScratchInstance> instance_for_undo(std::optional<source::Ordinal> last,
                                                     std::vector<result::StoppedRun>& failed) {
    drop_roles();
    auto instance = std::make_unique<ScratchInstance>(server_, context_);
    std::vector<ScratchRun> runs;
    if (sides_.has_base()) runs.push_back(sides_.base_run());
    if (last) {
      runs.push_back({.title = fmt::format("{} with the deployments up to {}", result_.base.title(), last->value()),
                      .planner = plan::deployment_planner(),
                      .tree = up_to(*sides_.today(), *last)});
    }
    for (const ScratchRun& run : runs) {
      auto stopped = perform(*instance, run);
      if (!stopped) continue;
      failed.push_back(std::move(*stopped));
      return nullptr;
    }
    return instance;
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

  Sides sides_;
  const Options& options_;
  ScratchServer server_;
  ScratchContext context_;
  Verification& result_;
};

}  // namespace

Verification verify(source::SourceTree tree, const Options& options, const base::StopSignal& stop,
                    result::RunObserver& observer) {
  const auto begin = std::chrono::steady_clock::now();
  Verification result;
  std::optional<Sides> sides = read_sides(std::make_shared<const source::SourceTree>(std::move(tree)), options.base,
                                          result.base, result.base_findings);
  if (sides) Verifying(std::move(*sides), options, stop, observer, result).run();
  result.took = std::chrono::steady_clock::now() - begin;
  return result;
}

}  // namespace pgmanager::verify

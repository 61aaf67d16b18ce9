// Cuts the connection at each place of its traffic, one run after another. After each, the history must agree with the
// schema, and the next run must complete the work without repeating any of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "execute/counted_tree.hpp"
#include "support/delay_proxy.hpp"

namespace pgmanager::execute {

namespace {

using result::RunResult;
using tests::DelayProxy;
using Before = DelayProxy::Cut::Before;

class CutConnection : public CountedTreeTest, public ::testing::WithParamInterface<Before> {
 protected:
  void SetUp() override {
    CountedTreeTest::SetUp();
    write_tree({FileKind::transaction, FileKind::concurrently, FileKind::copy, FileKind::gexec,
                FileKind::own_transaction, FileKind::no_transaction});
  }

  // Returns whether the connection was cut: the run may end before that place.
  bool run_cut(std::uint64_t number, const std::string& done_state) {
    DelayProxy line({.target = server_address(), .cut = DelayProxy::Cut{GetParam(), number}});
    Target through = target();
    through.connection.dsn += fmt::format(" host=127.0.0.1 port={} sslmode=disable gssencmode=disable", line.port());
    std::optional<Ran> ran;
    try {
      ran = run({}, through, stop_, events_);
    } catch (const base::Error& error) {  // before it began
      EXPECT_EQ(error.code(), base::ErrorCode::connection) << error.what();
    }
    expect_history_is_true();
    if (ran) expect_outcome_is_true(ran->outcome, done_state);
    return line.has_cut();
  }

  // `prepare` restores the initial state before each cut. Returns the number of places.
  template <typename Prepare>
  std::uint64_t cut_everywhere(const plan::Planner& planner, bool in_place, const Prepare& prepare) {
    std::uint64_t number = 1;
    for (bool was_cut = true; was_cut && !HasFailure(); ++number) {
      SCOPED_TRACE(fmt::format("cut before number {}", number));
      planner_ = plan::deployment_planner();
      prepare();
      planner_ = planner;
      was_cut = run_cut(number, in_place ? "applied" : "undone");
      const Ran again = run();
      EXPECT_THAT(again.outcome.result, ::testing::AnyOf(RunResult::done, RunResult::nothing_to_do)) << failure(again);
      expect_effects(in_place);
      EXPECT_EQ(run().outcome.result, RunResult::nothing_to_do);
    }
    return number - 1;
  }
};

TEST_P(CutConnection, LeavesADeploymentThatTheNextRunCompletes) {
  EXPECT_GT(cut_everywhere(plan::deployment_planner(), /*in_place=*/true, [this] { empty_database(); }), 10U);
}

TEST_P(CutConnection, LeavesAnUndoThatTheNextRunCompletes) {
  EXPECT_GT(cut_everywhere(undo_everything(), /*in_place=*/false, [this] { run(); }), 10U);
}

INSTANTIATE_TEST_SUITE_P(Places, CutConnection, ::testing::Values(Before::chunk_to_server, Before::answer_to_client),
                         [](const auto& place) {
                           return place.param == Before::chunk_to_server ? "ChunkToServer" : "AnswerToClient";
                         });

}  // namespace

}  // namespace pgmanager::execute

#include <gtest/gtest.h>

#include <sstream>

#include "cli/progress.hpp"
#include "progress_values.hpp"
#include "report/json.hpp"

namespace pgmanager::cli {
namespace {

using namespace std::chrono_literals;
using tests::some_step;

TEST(JsonProgress, WritesALinePerEvent) {
  std::ostringstream output;
  std::ostringstream errors;
  const auto progress = make_json_progress({.output = output, .errors = errors});
  const result::IndexProgress index{.index = "public.i", .phase = "building index", .done = 1, .total = 2};
  progress->on(result::events::StatementWaits{some_step(), {tests::ann()}, 1500ms});
  progress->on(result::events::Retrying{some_step(), tests::some_retry()});
  progress->on(result::events::IndexProgress{some_step(), index});
  progress->on(result::events::InvalidIndexDropped{some_step(), "public.i"});
  progress->on(result::events::GeneratedStatementDone{some_step(), 3, 12});
  progress->on(result::events::RoundDone{some_step(), {.rounds = 2, .rows = 2000}});
  progress->on(result::events::HookStarted{source::Hook::after_create});
  progress->on(result::events::HookOutput{source::Hook::after_create, "one"});
  progress->on(result::events::HookDone{source::Hook::after_create, 1500ms});
  EXPECT_EQ(output.str(), report::event_json(result::events::StatementWaits{some_step(), {tests::ann()}, 1.5s}) +
                              report::event_json(result::events::Retrying{some_step(), tests::some_retry()}) +
                              report::event_json(result::events::IndexProgress{some_step(), index}) +
                              report::event_json(result::events::InvalidIndexDropped{some_step(), "public.i"}) +
                              report::event_json(result::events::GeneratedStatementDone{some_step(), 3, 12}) +
                              report::event_json(result::events::RoundDone{some_step(), {.rounds = 2, .rows = 2000}}) +
                              report::event_json(result::events::HookStarted{source::Hook::after_create}) +
                              report::event_json(result::events::HookOutput{source::Hook::after_create, "one"}) +
                              report::event_json(result::events::HookDone{source::Hook::after_create, 1.5s}));
  EXPECT_EQ(errors.str(), "");
}

}  // namespace
}  // namespace pgmanager::cli

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
  progress->statement_waits(some_step(), {tests::ann()}, 1500ms);
  progress->retrying(some_step(), tests::some_retry());
  progress->index_progress(some_step(), index);
  progress->invalid_index_dropped(some_step(), "public.i");
  progress->generated_statement_done(some_step(), 3, 12);
  progress->round_done(some_step(), {.rounds = 2, .rows = 2000});
  progress->hook_started(source::Hook::after_create);
  progress->hook_output(source::Hook::after_create, "one");
  progress->hook_done(source::Hook::after_create, 1500ms);
  EXPECT_EQ(output.str(), report::statement_waits_json(some_step(), {tests::ann()}, 1.5) +
                              report::retrying_json(some_step(), tests::some_retry()) +
                              report::index_progress_json(some_step(), index) +
                              report::invalid_index_dropped_json(some_step(), "public.i") +
                              report::generated_statement_done_json(some_step(), 3, 12) +
                              report::round_done_json(some_step(), {.rounds = 2, .rows = 2000}) +
                              report::hook_started_json(source::Hook::after_create) +
                              report::hook_output_json(source::Hook::after_create, "one") +
                              report::hook_done_json(source::Hook::after_create, 1.5));
  EXPECT_EQ(errors.str(), "");
}

}  // namespace
}  // namespace pgmanager::cli

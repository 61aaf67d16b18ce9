#include <fmt/format.h>
#include <gtest/gtest.h>

#include "execute/run_fixture.hpp"
#include "support/delay_proxy.hpp"
#include "support/raise_later.hpp"

namespace pgmanager::execute {

namespace {

using namespace std::chrono_literals;
using result::RunResult;

constexpr auto one_way = 250ms;
constexpr double most = 8;       // round trips, including connecting
constexpr int measurements = 3;  // at most

class Latency : public RunTest {
 protected:
  Ran run_through(const tests::DelayProxy& proxy, double& seconds) {
    Target through = target();
    through.connection.dsn += fmt::format(" host=127.0.0.1 port={}", proxy.port());
    source::ReadResult read = source::read_source_tree(
        directory_.path(), {.create = planner_.function == plan::Function::create, .deployment = true});
    Ran ran{.tree = std::move(read.tree), .outcome = {}};
    const tests::Stopwatch watch;
    Session session(through, Access::write, stop_, wanted_);
    ran.outcome = execute::run(session, ran.tree, planner_, {}, stop_, events_);
    seconds = watch.seconds();
    return ran;
  }

  // Uses a new database. With `again`, a second run is measured.
  double seconds_through(const tests::DelayProxy& proxy, bool again) {
    scratch_.emplace();
    double seconds = 0;
    EXPECT_EQ(failure(run_through(proxy, seconds)), "");
    if (!again) return seconds;
    EXPECT_EQ(run_through(proxy, seconds).outcome.result, RunResult::nothing_to_do);
    return seconds;
  }

  // The delay's cost in round trips. A measurement above `limit` is repeated: a busy machine is slow, too.
  double round_trips(double limit, bool again = false) {
    const std::string server = server_address();
    const tests::DelayProxy near({.target = server});
    const tests::DelayProxy far({.target = server, .delay = one_way});
    double trips = 0;
    for (int i = 0; i < measurements; ++i) {
      const double without = seconds_through(near, again);
      const double with = seconds_through(far, again);
      trips = (with - without) / std::chrono::duration<double>(2 * one_way).count();
      if (trips <= limit) break;
    }
    return trips;
  }

  double round_trips_of(int files, double limit) {
    for (int i = 0; i < files; ++i) {
      write(fmt::format("deployment/{}-t.sql", i), fmt::format("CREATE TABLE t{} (n integer);\n", i));
    }
    return round_trips(limit);
  }
};

TEST_F(Latency, IsIndependentOfTheNumberOfFiles) {
  const double one = round_trips_of(1, most);
  EXPECT_LE(one, most);
  EXPECT_LE(round_trips_of(10, one + 1), one + 1);
  EXPECT_LE(round_trips_of(1000, one + 2), one + 2);
}

TEST_F(Latency, IsLowestForARunWithNothingToDo) {
  write("deployment/0-t.sql", "CREATE TABLE t (n integer);\n");
  EXPECT_LE(round_trips(4, true), 4);
}

TEST_F(Latency, OfCreateIsIndependentOfTheNumberOfFiles) {
  std::string order;
  for (int i = 1; i <= 300; ++i) {
    write(fmt::format("create/1-t/t{}.sql", i), fmt::format("CREATE TABLE t{} (n integer);\n", i));
    order += fmt::format("{}\"{}\": \"t{}.sql\"", i > 1 ? ", " : "", i, i);
  }
  write("create/1-t/order.json", "{" + order + "}");
  write("deployment/0-t.sql", "CREATE TABLE t1 (n integer);\n");
  wanted_.user_objects = true;
  planner_ = plan::create_planner();
  EXPECT_LE(round_trips(most), most);
  planner_.scope = plan::TransactionScope::each_file;
  EXPECT_LE(round_trips(most), most);
}

// Resetting the session after a file needs no additional round trip.
TEST_F(Latency, IsNotIncreasedByFilesThatChangeTheSession) {
  for (int i = 0; i < 50; ++i) {
    write(fmt::format("deployment/{}-t.sql", i),
          fmt::format("SET search_path = '';\nCREATE TABLE public.t{} ();\n", i));
  }
  EXPECT_LE(round_trips(most), most);
}

}  // namespace

}  // namespace pgmanager::execute

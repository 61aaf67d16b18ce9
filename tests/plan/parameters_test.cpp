#include "plan/parameters.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgmanager::plan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const LiveParameter work_mem{.name = "work_mem", .type = "integer", .unit = "kB", .value = "4096"};
const LiveParameter max_connections{
    .name = "max_connections", .type = "integer", .value = "100", .needs_restart = true};

/// "name: value -> wanted (obstacle)" and flags of each difference.
std::vector<std::string> differences(const std::vector<source::ServerParameter>& wanted,
                                     const std::vector<LiveParameter>& live) {
  std::vector<std::string> lines;
  for (const ParameterDifference& each : compare_parameters(wanted, live)) {
    lines.push_back(fmt::format("{}: {} -> {}{}{}{}", each.name, each.value.value_or("?"), each.wanted,
                                each.needs_restart ? ", restart" : "",
                                each.waits             ? ", waits"
                                : each.in_file.empty() ? ""
                                                       : fmt::format(", {} in the files", each.in_file),
                                each.obstacle.empty() ? "" : ", " + each.obstacle));
  }
  return lines;
}

// The values are those of PostgreSQL 15: ALTER SYSTEM, reload, pg_settings.
TEST(CanonicalValue, IsThatOfTheServer) {
  struct Case {
    const char* type;
    const char* unit;
    const char* text;
    const char* value;
  };
  for (const Case& each : {Case{"integer", "kB", "64MB", "65536"},
                           Case{"integer", "kB", "65536", "65536"},
                           Case{"integer", "kB", " 1.5GB ", "1572864"},
                           Case{"integer", "8kB", "1GB", "131072"},
                           Case{"integer", "8kB", "12kB", "2"},
                           Case{"integer", "ms", "1min", "60000"},
                           Case{"integer", "ms", "1500us", "2"},
                           Case{"integer", "min", "1d", "1440"},
                           Case{"integer", "s", "-1", "-1"},
                           Case{"integer", "", "0x10", "16"},
                           Case{"integer", "", "010", "8"},
                           Case{"integer", "", "1e2", "100"},
                           Case{"integer", "kB", "64XB", "64XB"},
                           Case{"integer", "", "64MB", "64MB"},
                           Case{"integer", "kB", "1s", "1s"},
                           Case{"integer", "", "many", "many"},
                           Case{"real", "", "1.10", "1.1"},
                           Case{"real", "ms", "1s", "1000"},
                           Case{"bool", "", "TRUE", "on"},
                           Case{"bool", "", "of", "off"},
                           Case{"bool", "", "o", "o"},
                           Case{"bool", "", "1", "on"},
                           Case{"string", "", "a, b", "a, b"}}) {
    const LiveParameter parameter{.name = "p", .type = each.type, .unit = each.unit};
    EXPECT_EQ(canonical_value(parameter, each.text), each.value) << each.type << " " << each.text;
  }
  const LiveParameter level{.name = "p", .type = "enum", .allowed = {"off", "Local", "on"}};
  EXPECT_EQ(canonical_value(level, "LOCAL"), "Local");
  EXPECT_EQ(canonical_value(level, "true"), "on");
  EXPECT_EQ(canonical_value(level, "maybe"), "maybe");
  const LiveParameter path{.name = "search_path", .type = "string"};
  EXPECT_EQ(canonical_value(path, "\"$user\",a"), "$user, a");
}

TEST(Parameters, ThatAreTheSameAreNoDifference) {
  EXPECT_THAT(differences({{"WORK_MEM", {"4MB"}}, {"max_connections", {"100"}}}, {work_mem, max_connections}),
              IsEmpty());
}

TEST(Parameters, ShowBothValues) {
  EXPECT_THAT(differences({{"work_mem", {"64MB"}}, {"max_connections", {"200"}}}, {work_mem, max_connections}),
              ElementsAre("work_mem: 4MB -> 64MB", "max_connections: 100 -> 200, restart"));
}

TEST(Parameters, WaitForARestartIfTheFilesHaveThem) {
  LiveParameter live = max_connections;
  live.waits_for_restart = true;
  live.in_file = "200";
  EXPECT_THAT(differences({{"max_connections", {"200"}}}, {live}),
              ElementsAre("max_connections: 100 -> 200, restart, waits"));
  // Another value waits: after a restart it would not be the wanted one.
  EXPECT_THAT(differences({{"max_connections", {"100"}}}, {live}),
              ElementsAre("max_connections: 100 -> 100, restart, 200 in the files"));
  EXPECT_THAT(differences({{"max_connections", {"300"}}}, {live}), ElementsAre("max_connections: 100 -> 300, restart"));
}

TEST(Parameters, ThatTheServerWritesInItsOwnWayAreTheSame) {
  LiveParameter live{.name = "DateStyle", .type = "string", .value = "ISO, DMY"};
  EXPECT_THAT(differences({{"datestyle", {"iso, dmy"}}}, {live}), ElementsAre("DateStyle: ISO, DMY -> iso, dmy"));
  live.in_file = "iso, dmy";
  EXPECT_THAT(differences({{"datestyle", {"iso, dmy"}}}, {live}), IsEmpty());
}

TEST(Parameters, ThatCannotBeChangedSayWhy) {
  LiveParameter fixed{.name = "block_size", .type = "integer", .value = "8192", .is_fixed = true};
  LiveParameter given = work_mem;
  given.on_command_line = true;
  EXPECT_THAT(differences({{"block_size", {"4096"}}, {"work_mem", {"1MB"}}, {"a.b", {"1"}}, {"nonsense", {"1"}}},
                          {fixed, given}),
              ElementsAre("block_size: 8192 -> 4096, it cannot be changed",
                          "work_mem: 4MB -> 1MB, it is set on the command line of the server",
                          "a.b: ? -> 1, the server does not know it: its library is not loaded",
                          "nonsense: ? -> 1, the server does not know it, or does not show it to this role"));
}

}  // namespace
}  // namespace pgmanager::plan

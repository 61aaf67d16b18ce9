#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>

#include "plan/deployment_state.hpp"
#include "report/json.hpp"
#include "report/report_values.hpp"

namespace pgmanager::report {
namespace {

namespace events = result::events;
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

// docs/json.md, where each value is the first cell of a row.
class JsonDocs : public testing::Test {
 protected:
  void expect_row(std::string_view value) const { EXPECT_THAT(text_, HasSubstr("\n| `" + std::string(value) + "` |")); }

  void expect_row(const result::Event& event) const {
    expect_row(nlohmann::json::parse(event_json(event)).at("event").get<std::string>());
  }

 private:
  static std::string text() {
    std::ifstream stream(PGMANAGER_ROOT "/docs/json.md");
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
  }

  std::string text_ = text();
};

TEST_F(JsonDocs, ListEveryEvent) {
  const source::SqlFile file{.path = "deployment/0-a.sql"};
  const plan::Step step{.file = &file};
  expect_row(events::WaitingForServer{"reason", 1s});
  expect_row(events::Target{{}});
  expect_row(events::WaitingForLock{{}, 1s});
  expect_row(events::Planned{{}});
  expect_row(events::FileStarted{step, 1, 1});
  expect_row(events::FileDone{step, 1s});
  expect_row(events::Notice{step, {}});
  expect_row(events::StatementWaits{step, {}, 1s});
  expect_row(events::Retrying{step, {}});
  expect_row(events::IndexProgress{step, {}});
  expect_row(events::InvalidIndexDropped{step, "i"});
  expect_row(events::GeneratedStatementDone{step, 1, 1});
  expect_row(events::RoundDone{step, {}});
  expect_row(events::HookStarted{source::Hook::after_create});
  expect_row(events::HookOutput{source::Hook::after_create, "line"});
  expect_row(events::HookDone{source::Hook::after_create, 1s});
}

TEST_F(JsonDocs, ListEveryAction) {
  using history::EntryState;
  expect_row(plan::action_of({}));
  expect_row(plan::action_of({.runs = false, .state = std::nullopt}));
  for (const EntryState state : {EntryState::applied, EntryState::contained, EntryState::adopted, EntryState::baselined,
                                 EntryState::accepted, EntryState::marked, EntryState::forgotten}) {
    expect_row(plan::action_of({.runs = false, .state = state}));
  }
}

TEST_F(JsonDocs, ListEveryStateOfADeployment) {
  using plan::CurrentState;
  int states = 0;
  for (std::string_view name; !(name = to_string(static_cast<CurrentState>(states))).empty(); ++states)
    expect_row(name);
  EXPECT_EQ(states, static_cast<int>(CurrentState::partly_undone) + 1);
}

}  // namespace
}  // namespace pgmanager::report

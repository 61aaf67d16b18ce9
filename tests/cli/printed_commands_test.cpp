// Runs every command that a story prints.
#include "commands_in_output.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "story.hpp"
#include "story_files.hpp"
#include "story_run.hpp"

namespace pgmanager::tests {

namespace {

namespace fs = std::filesystem;

using testing::ElementsAre;
using testing::IsEmpty;

constexpr int usage = 2;

/// A source tree in which every kind of file exists, in a git repository with the branches main and develop. There is
/// no server: a command that is understood ends with another error than one of usage, or writes into this tree.
class AnyTree {
 public:
  AnyTree() {
    write_tree(directory_.path());
    shell("git init -qb main && git add . && git commit -qm one && git branch develop");
  }

  /// The error if the command is misused; empty if it is not.
  std::string usage_error(const std::string& command) {
    prepare(words_of(command));
    const ProgramResult result = shell(command);
    // A person has a terminal.
    const bool asks = result.errors.find("cannot ask for confirmation without a terminal") != std::string::npos;
    return result.exit_status == usage && !asks ? result.errors : "";
  }
  const fs::path& path() const { return directory_.path(); }

 private:
  void write_tree(const fs::path& root) const {
    const auto write = [&](const char* file, const char* text) { directory_.write((root / file).string(), text); };
    write("create/1-tables/order.json", "{\"1\": \"tbl_a.sql\"}");
    write("create/1-tables/tbl_a.sql", "create table a (id int);");
    write("deployment/00000-a.sql", "create table a (id int);");
    write("undo/00000-a.sql", "drop table a;");
    write("manual-deployment/00000-b.sql", "select 1;");
    write("test-data/00000-a.sql", "insert into a values (1);");
  }

  // What the command names, as the user has it.
  void prepare(const std::vector<std::string>& words) const {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      if (words[i] == "--root" && !fs::exists(words[i + 1])) write_tree(words[i + 1]);
      if (words[i] == "--environment") directory_.write(".env." + words[i + 1], "");
      if (words[i] == "import") directory_.write(words[i + 1] + "/1_a.sql", "-- migrate:up\n");
    }
  }

  ProgramResult shell(const std::string& command) const {
    Environment environment = clean_environment(directory_.path());
    for (auto& [name, value] : environment) {
      if (name == "PATH") value = fs::path(PGMANAGER_PROGRAM).parent_path().string() + ":" + value;
    }
    for (const auto& [name, value] : std::map<std::string, std::string>{{"POSTGRES_MANAGER_DSN", "host=/nowhere"},
                                                                        {"POSTGRES_MANAGER_POSTGRES_BIN", "/nowhere"},
                                                                        {"GIT_AUTHOR_NAME", "Ann"},
                                                                        {"GIT_AUTHOR_EMAIL", "ann@example.com"},
                                                                        {"GIT_COMMITTER_NAME", "Ann"},
                                                                        {"GIT_COMMITTER_EMAIL", "ann@example.com"}}) {
      environment.emplace_back(name, value);
    }
    return run_program({.arguments = {"/bin/sh", "-c", command}, .environment = environment, .directory = path()});
  }

  TemporaryDirectory directory_;
};

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

// With values for what the user is to write (N, for example), and for what differs from run to run.
std::string filled(std::string command, const fs::path& root) {
  command += ' ';
  for (const auto& [name, value] : {std::pair<std::string_view, std::string_view>{"{dsn}", "host=/nowhere"},
                                    {"{uri}", "postgresql://ann@127.0.0.1:1/shop"},
                                    {"{database}", "shop"},
                                    {" DSN ", " host=/nowhere "},
                                    {" N ", " 0 "},
                                    {" ORDINAL ", " 0 "},
                                    {" --function NAME ", " --function status "},
                                    {"postgres-manager NAME ", "postgres-manager status "}}) {
    replace_all(command, name, value);
  }
  replace_all(command, "{root}", root.string());
  return command;
}

/// Each with the first story that prints it.
std::map<std::string, std::string> commands_of_all_stories() {
  std::map<std::string, std::string> commands;
  for (const fs::path& file : story_files()) {
    for (const Step& step : parse_story(content_of(file)).steps) {
      for (const std::string& output : {step.expected.output, step.expected.errors}) {
        for (std::string& command : commands_in(output)) commands.emplace(std::move(command), file);
      }
    }
  }
  return commands;
}

TEST(PrintedCommands, AreNoUsageErrors) {
  AnyTree tree;
  const auto commands = commands_of_all_stories();
  EXPECT_GT(commands.size(), 50U);
  for (const auto& [command, file] : commands) {
    EXPECT_EQ(tree.usage_error(filled(command, tree.path())), "") << file << " prints: " << command;
  }
}

TEST(PrintedCommands, AreTriedInATreeThatKnowsUsageErrors) {
  AnyTree tree;
  EXPECT_EQ(tree.usage_error("postgres-manager status --check"), "");
  for (const char* command :
       {"postgres-manager stats", "postgres-manager status --frobnicate", "postgres-manager status --forget 1",
        "postgres-manager repair --forget x", "postgres-manager repair --forget 1 --mark-applied 1"}) {
    EXPECT_NE(tree.usage_error(command), "") << command;
  }
}

TEST(PrintedCommands, EndWithTheirSentence) {
  EXPECT_THAT(commands_in("Correct it: postgres-manager repair --forget 1,2."),
              ElementsAre("postgres-manager repair --forget 1,2"));
  EXPECT_THAT(commands_in("postgres-manager undo --local; or postgres-manager repair --forget 1 (it is reverted)"),
              ElementsAre("postgres-manager undo --local", "postgres-manager repair --forget 1"));
  EXPECT_THAT(commands_in("cp a b && postgres-manager status --root '/srv/a b' && postgres-manager drift\nNext"),
              ElementsAre("postgres-manager status --root '/srv/a b'", "postgres-manager drift"));
  EXPECT_THAT(commands_in("postgres-manager renumber gives it an ordinal; postgres-manager new NAME writes it"),
              ElementsAre("postgres-manager renumber", "postgres-manager new NAME writes it"));
  EXPECT_THAT(commands_in("postgres-manager --function create --history-schema 'My \"H'  # creates it"),
              ElementsAre("postgres-manager --function create --history-schema 'My \"H'"));
  EXPECT_THAT(commands_in("{\"hint\":\"Try: postgres-manager repair --reason \\\"a b\\\"\",\"x\":\"--y\"}"),
              ElementsAre("postgres-manager repair --reason \"a b\""));
  EXPECT_THAT(commands_in("-- postgres-manager: repeat; see postgres-manager.json"), IsEmpty());
}

}  // namespace

}  // namespace pgmanager::tests

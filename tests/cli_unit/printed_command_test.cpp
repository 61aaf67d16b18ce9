#include "cli/printed_command.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace pgmanager::cli {
namespace {

Settings parsed(const std::vector<std::string>& arguments) {
  return parse_command_line(arguments);
}

TEST(WithTarget, AddsTheGivenOptionsToEachCommand) {
  const Settings settings = parsed({"deployment", "--environment", "staging", "--dbname", "my shop"});
  EXPECT_EQ(with_target("Finish it: postgres-manager undo --steps 2; or postgres-manager repair --forget 2.", settings),
            "Finish it: postgres-manager undo --environment staging --dbname 'my shop' --steps 2; or postgres-manager "
            "repair --environment staging --dbname 'my shop' --forget 2.");
  EXPECT_EQ(with_target("Finish it: postgres-manager --function create", settings),
            "Finish it: postgres-manager --function create --environment staging --dbname 'my shop'");
}

TEST(WithTarget, OmitsOptionsThatTheFunctionLacksOrTheCommandContains) {
  const Settings settings = parsed({"status", "--local", "--dbname", "shop"});
  EXPECT_EQ(with_target("postgres-manager stop", settings), "postgres-manager stop --local");
  EXPECT_EQ(with_target("postgres-manager new NAME", settings), "postgres-manager new NAME");
  EXPECT_EQ(with_target("postgres-manager create --dbname NAME && postgres-manager status", settings),
            "postgres-manager create --local --dbname NAME && postgres-manager status --local --dbname shop");
}

TEST(WithTarget, LeavesOtherTextUnchanged) {
  const Settings settings = parsed({"status", "--local", "/srv/x", "--history-schema", "other"});
  for (const char* text : {"postgres-manager --help", "postgres-manager.json", "-- postgres-manager: repeat",
                           "postgres-manager nothing", "postgres-manager "}) {
    EXPECT_EQ(with_target(text, settings), text);
  }
  EXPECT_EQ(with_target("postgres-manager drift.", settings),
            "postgres-manager drift --local /srv/x --history-schema other.");
  EXPECT_EQ(with_target("postgres-manager dump a.sql", settings),
            "postgres-manager dump --local=/srv/x --history-schema other a.sql");
  EXPECT_EQ(with_target("postgres-manager status", parsed({"status"})), "postgres-manager status");
}

// If the command line names the database, a command without it would use another one from the environment.
TEST(WithTarget, NamesTheDatabaseWithoutItsPassword) {
  const std::string text = "postgres-manager repair --accept-changed 3";
  EXPECT_EQ(with_target(text, parsed({"deployment", "--postgres-dsn", "postgresql://ann:secret@db1/shop"})),
            "postgres-manager repair --postgres-dsn postgresql://ann@db1/shop --accept-changed 3");
  EXPECT_EQ(with_target(text, parsed({"deployment", "postgresql://ann@db1/shop?application_name=a"})),
            "postgres-manager repair --postgres-dsn 'postgresql://ann@db1/shop?application_name=a' --accept-changed 3");
  EXPECT_EQ(with_target(text, parsed({"deployment", "--postgres-dsn", "host=db1 password='se cret' dbname='a b'"})),
            R"(postgres-manager repair --postgres-dsn 'host=db1 dbname='\''a b'\''' --accept-changed 3)");
  EXPECT_EQ(with_target(text, parsed({"deployment", "--postgres-dsn", "password=secret"})), text);
  EXPECT_EQ(with_target("postgres-manager renumber --all", parsed({"status", "postgresql://db1"})),
            "postgres-manager renumber --all");
}

TEST(WithTarget, NamesTheOtherServersOfDriftAndVerify) {
  const Settings settings = parsed({"drift", "postgresql://db1", "--against-dsn", "postgresql://ann:secret@db2",
                                    "--scratch-dsn", "host=db3 password=secret"});
  EXPECT_EQ(with_target("postgres-manager status; postgres-manager verify; postgres-manager drift", settings),
            "postgres-manager status --postgres-dsn postgresql://db1; postgres-manager verify --scratch-dsn host=db3 "
            "--postgres-dsn postgresql://db1; postgres-manager drift --against-dsn postgresql://ann@db2 --scratch-dsn "
            "host=db3 --postgres-dsn postgresql://db1");
}

// A later run from the same place finds it in the same way.
TEST(WithTarget, OmitsADatabaseThatTheCommandLineDoesNotName) {
  SettingsLayer files;
  files.options["postgres-dsn"] = {"postgresql://db1/shop", "a file"};
  EXPECT_EQ(with_target("postgres-manager repair", parse_command_line({"status"}, files)), "postgres-manager repair");
}

// Paths in the same hint are relative to the root.
TEST(WithTarget, NamesTheRootFromAnywhere) {
  EXPECT_EQ(with_target("postgres-manager renumber --all", parsed({"validate", "--root", "db/"})),
            "postgres-manager renumber --root " + (std::filesystem::current_path() / "db/").string() + " --all");
}

}  // namespace
}  // namespace pgmanager::cli

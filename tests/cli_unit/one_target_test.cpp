#include "cli/named_database.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/error.hpp"

namespace pgmanager::cli {
namespace {

constexpr const char* nothing = "no failure";

/// An environment without the variables that the tests set.
class OneTarget : public testing::Test {
 protected:
  void SetUp() override { clear(); }
  void TearDown() override { clear(); }

  static void clear() {
    for (const char* name :
         {"PGDATABASE", "PGHOST", "PGHOSTADDR", "PGPORT", "PGSERVICE", "DATABASE_URL", "POSTGRES_MANAGER_DSN"}) {
      ::unsetenv(name);
    }
  }
  /// The detail of the refusal of the file `text` if the environment only contains `variables`.
  static std::string refused(const std::string& text, const std::vector<Assignment>& variables) {
    clear();
    for (const Assignment& each : variables) ::setenv(each.name.c_str(), each.value.c_str(), 1);
    try {
      require_one_target(read_env_file(".env.live", text), ".env.live", "live");
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), base::ErrorCode::usage);
      return error.parts().detail;
    }
    return nothing;
  }
};

TEST_F(OneTarget, ExplainsWhatToRemove) {
  ::setenv("PGHOST", "mine", 1);
  try {
    require_one_target(read_env_file(".env.live", "PGDATABASE=shop\n"), ".env.live", "live");
    FAIL() << "not refused";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.parts().message, "environment \"live\" and the variable PGHOST each name a database");
    EXPECT_EQ(error.parts().detail,
              "The file \".env.live\" sets PGDATABASE, and PGHOST is set in the environment of the program.");
    EXPECT_EQ(error.parts().hint, "Remove one of the two (unset PGHOST), or use --postgres-dsn.");
  }
}

TEST_F(OneTarget, IsThatOfTheFileIfTheEnvironmentNamesNone) {
  const std::string file = "PGHOST=db1\nPGDATABASE=shop\n";
  EXPECT_EQ(refused(file, {}), nothing);
  EXPECT_EQ(refused(file, {{"PGHOST", ""}, {"PGPORT", ""}, {"PGSERVICE", ""}, {"DATABASE_URL", ""}}), nothing);
  EXPECT_EQ(refused(file, {{"PGHOST", "db1"}}), nothing) << "it says the same";
  EXPECT_EQ(refused(file, {{"PGDATABASE", "shop"}}), nothing) << "it says the same";
}

TEST_F(OneTarget, IsThatOfTheEnvironmentIfTheFileNamesNone) {
  EXPECT_EQ(refused("PGUSER=deployer\nPGHOST=\n", {{"PGHOST", "mine"}, {"DATABASE_URL", "host=mine"}}), nothing);
}

TEST_F(OneTarget, IsThatOfTheEnvironmentIfItSetsEverythingThatTheFileSets) {
  const std::string file = "PGHOST=db1\nPGDATABASE=shop\n";
  EXPECT_EQ(refused(file, {{"PGHOST", "mine"}, {"PGDATABASE", "other"}}), nothing);
  EXPECT_EQ(refused(file, {{"PGHOST", "mine"}, {"PGDATABASE", "other"}, {"PGPORT", "6543"}}), nothing);
  EXPECT_EQ(refused("DATABASE_URL=postgresql:///shop\n", {{"DATABASE_URL", "postgresql:///other"}, {"PGHOST", "mine"}}),
            nothing);
}

TEST_F(OneTarget, IsNotMixedFromVariablesThatBothSet) {
  const std::string file = "PGHOST=db1\nPGDATABASE=shop\n";
  EXPECT_EQ(refused(file, {{"PGDATABASE", "other"}}),
            "The file \".env.live\" sets PGDATABASE, and it has another value in the environment of the program.");
  EXPECT_EQ(refused(file, {{"PGHOST", "mine"}, {"PGDATABASE", ""}}),
            "The file \".env.live\" sets PGHOST, and it has another value in the environment of the program.");
  EXPECT_EQ(refused("PGHOST=db1\nPGPORT=5432\nPGDATABASE=shop\n", {{"PGHOST", "db1"}, {"PGPORT", "6543"}}),
            "The file \".env.live\" sets PGPORT, and it has another value in the environment of the program.");
}

TEST_F(OneTarget, IsNotMixedWithVariablesThatOnlyTheEnvironmentSets) {
  for (const char* name : {"PGHOSTADDR", "PGPORT", "PGSERVICE"}) {
    EXPECT_EQ(
        refused("PGHOST=db1\nPGDATABASE=shop\n", {{name, "1"}}),
        std::string("The file \".env.live\" sets PGHOST, and ") + name + " is set in the environment of the program.");
  }
}

TEST_F(OneTarget, IsNotOverriddenByAConnectionStringOfTheEnvironment) {
  EXPECT_EQ(refused("PGHOST=db1\nPGDATABASE=shop\n", {{"DATABASE_URL", "postgresql://mine/shop"}}),
            "The file \".env.live\" sets PGHOST, and DATABASE_URL is set in the environment of the program.");
  EXPECT_EQ(
      refused("DATABASE_URL=postgresql://db1/shop\n", {{"POSTGRES_MANAGER_DSN", "host=mine"}}),
      "The file \".env.live\" sets DATABASE_URL, and POSTGRES_MANAGER_DSN is set in the environment of the program.");
  EXPECT_EQ(refused("POSTGRES_MANAGER_DSN=host=db1 dbname=shop\n", {{"DATABASE_URL", "postgresql://mine/shop"}}),
            nothing)
      << "the file's wins";
}

TEST_F(OneTarget, IsNotMixedFromAConnectionStringAndSettingsThatItOmits) {
  const auto open = [](const char* dsn, const char* missing, const char* name) {
    return std::string("The file \".env.live\" sets ") + dsn + " without " + missing + ", and " + name +
           " is set in the environment of the program.";
  };
  for (const char* name : {"PGHOST", "PGSERVICE"}) {
    EXPECT_EQ(refused("DATABASE_URL=postgresql:///shop\n", {{name, "mine"}}), open("DATABASE_URL", "a host", name));
  }
  EXPECT_EQ(refused("DATABASE_URL=postgresql://db1/shop\n", {{"PGHOSTADDR", "10.0.0.1"}}),
            open("DATABASE_URL", "an address", "PGHOSTADDR"))
      << "libpq goes to the address, whatever the host";
  EXPECT_EQ(refused("POSTGRES_MANAGER_DSN=dbname=shop\n", {{"PGPORT", "6543"}}),
            open("POSTGRES_MANAGER_DSN", "a port", "PGPORT"));
  EXPECT_EQ(refused("POSTGRES_MANAGER_DSN=host=db1\n", {{"PGDATABASE", "other"}}),
            open("POSTGRES_MANAGER_DSN", "a database", "PGDATABASE"));
  EXPECT_EQ(refused("DATABASE_URL=postgresql:///shop\nPGHOST=db1\n", {{"PGHOST", "mine"}}),
            open("DATABASE_URL", "a host", "PGHOST"));
}

TEST_F(OneTarget, IsTheFilesConnectionStringIfItIsComplete) {
  const std::vector<Assignment> all = {{"PGHOST", "mine"}, {"PGPORT", "1"}, {"PGDATABASE", "x"}, {"PGSERVICE", "y"}};
  EXPECT_EQ(refused("DATABASE_URL=postgresql://db1:5432/shop\n", all), nothing);
  EXPECT_EQ(refused("DATABASE_URL=postgresql://?service=live\n", all), nothing);
  EXPECT_EQ(refused("DATABASE_URL=postgresql:///shop\nPGHOST=db1\n", {{"PGHOST", "db1"}}), nothing) << "the same host";
}

// The code that connects reports what is wrong with it and where it came from.
TEST_F(OneTarget, IsIgnoredInAnInvalidConnectionString) {
  EXPECT_EQ(refused("DATABASE_URL=nonsense\n", {{"PGHOST", "mine"}}), nothing);
}

}  // namespace
}  // namespace pgmanager::cli

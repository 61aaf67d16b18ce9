#include "cluster/server_programs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include "base/error.hpp"
#include "cluster/causes.hpp"
#include "support/temporary_directory.hpp"

namespace pgmanager::cluster {

namespace {

namespace fs = std::filesystem;

/// Creates a program that does nothing or prints a line.
void write_program(const tests::TemporaryDirectory& directory, const fs::path& name, const std::string& line = "") {
  const fs::path file = directory.write(name, "#!/bin/sh\necho '" + line + "'\n");
  fs::permissions(file, fs::perms::owner_all);
}

void write_server_programs(const tests::TemporaryDirectory& directory, const fs::path& bin) {
  for (const char* name : {"initdb", "pg_ctl", "postgres"}) write_program(directory, bin / name);
}

/// Sets PATH until it is destroyed.
class PathVariable {
 public:
  explicit PathVariable(const std::string& value) : before_(::getenv("PATH")) { ::setenv("PATH", value.c_str(), 1); }
  ~PathVariable() { ::setenv("PATH", before_.c_str(), 1); }
  PathVariable(const PathVariable&) = delete;
  PathVariable& operator=(const PathVariable&) = delete;

 private:
  std::string before_;
};

TEST(ServerPrograms, AreFoundInThePreferredDirectory) {
  const tests::TemporaryDirectory directory;
  write_server_programs(directory, "bin");
  EXPECT_EQ(find_server_programs(directory.path() / "bin").directory(), directory.path() / "bin");
}

TEST(ServerPrograms, AreNotSearchedElsewhereIfThePreferredDirectoryIsIncomplete) {
  const tests::TemporaryDirectory directory;
  write_program(directory, "postgres");
  directory.write("initdb", "not executable");
  try {
    find_server_programs(directory.path());
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::refused);
    EXPECT_EQ(error.parts().message,
              "could not find the PostgreSQL server programs in directory \"" + directory.path().string() + "\"");
    EXPECT_EQ(error.parts().detail, "Missing there: initdb, pg_ctl.");
    EXPECT_TRUE(error.parts().cause.as<causes::ProgramsNotThere>());
  }
}

TEST(ServerPrograms, AreFoundByPgConfig) {
  const tests::TemporaryDirectory directory;
  write_server_programs(directory, "server");
  write_server_programs(directory, "path");
  write_program(directory, "path/pg_config", (directory.path() / "server").string());
  const PathVariable path((directory.path() / "path").string());
  EXPECT_EQ(find_server_programs(std::nullopt).directory(), directory.path() / "server");
}

TEST(ServerPrograms, AreFoundInPathIfPgConfigNamesADirectoryWithoutAServer) {
  const tests::TemporaryDirectory directory;
  write_program(directory, "client/pg_dump");
  write_program(directory, "first/pg_config", (directory.path() / "client").string());
  write_server_programs(directory, "second");
  const PathVariable path((directory.path() / "first").string() + ":" + (directory.path() / "second").string());
  EXPECT_EQ(find_server_programs(std::nullopt).directory(), directory.path() / "second");
}

TEST(VersionedProgramDirectories, AreOrderedByNumberFromTheHighestVersion) {
  const tests::TemporaryDirectory root;
  for (const char* version : {"9.6", "15", "17", "common"}) fs::create_directory(root.path() / version);
  EXPECT_THAT(
      versioned_program_directories(root.path()),
      testing::ElementsAre(root.path() / "17" / "bin", root.path() / "15" / "bin", root.path() / "9.6" / "bin"));
}

TEST(VersionedProgramDirectories, AreEmptyWithoutTheRoot) {
  EXPECT_THAT(versioned_program_directories("/nonexistent"), testing::IsEmpty());
}

TEST(MajorVersion, IsReadInTheFormOfTheFilePgVersion) {
  EXPECT_EQ(major_version("postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)\n"), "15");
  EXPECT_EQ(major_version("postgres (PostgreSQL) 18beta1\n"), "18");
  EXPECT_EQ(major_version("postgres (PostgreSQL) 9.6.24\n"), "9.6");
  EXPECT_EQ(major_version("no version"), "");
}

}  // namespace

}  // namespace pgmanager::cluster

#include <gtest/gtest.h>

#include "story_run.hpp"
#include "support/program.hpp"

namespace pgmanager::tests {

namespace {

TEST(Output, ThatCannotBeWrittenIsAnInternalError) {
  const TemporaryDirectory directory;
  const ProgramResult result =
      run_program({.arguments = {"/bin/sh", "-c", "exec \"$0\" version > /dev/full", PGMANAGER_PROGRAM},
                   .environment = clean_environment(directory.path()),
                   .directory = directory.path()});
  EXPECT_EQ(result.exit_status, 1);
  EXPECT_EQ(result.errors, "error: could not write to standard output\n");
}

}  // namespace

}  // namespace pgmanager::tests

#include "source/hooks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "source/findings.hpp"
#include "source/source_tree.hpp"
#include "support/temporary_directory.hpp"

namespace pgmanager::source {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::in_full;
using tests::places;

class Hooks : public testing::Test {
 protected:
  void write(const std::string& name, mode_t mode = 0755) const {
    ::chmod(root_.write("hooks/" + name, "#!/bin/sh\n").c_str(), mode);
  }
  std::vector<Hook> read() { return read_hooks(root_.path(), findings_); }

  pgmanager::tests::TemporaryDirectory root_;
  base::Findings findings_;
};

TEST_F(Hooks, AreEmptyForATreeWithoutTheirDirectory) {
  EXPECT_THAT(read(), IsEmpty());
  EXPECT_THAT(findings_, IsEmpty());
}

TEST_F(Hooks, AreReadInTheOrderInWhichTheyRun) {
  for (const Hook hook : all_hooks) write(std::string(to_string(hook)));
  write(".shared.sh", 0644);
  write("README.md", 0644);
  EXPECT_THAT(read(), testing::ElementsAreArray(all_hooks));
  EXPECT_THAT(in_full(findings_), IsEmpty());
}

TEST_F(Hooks, MustHaveAKnownName) {
  write("before-deploy");
  write("after_create");
  write("before-deployment.sh");
  write("notify.py");
  EXPECT_THAT(read(), IsEmpty());
  EXPECT_THAT(
      in_full(findings_),
      ElementsAre("hooks/after_create hook-unknown", "\"after_create\" is not a hook",
                  "Did you mean \"after-create\"? Rename it: mv hooks/after_create hooks/after-create",
                  "hooks/before-deploy hook-unknown", "\"before-deploy\" is not a hook",
                  "Did you mean \"before-deployment\"? Rename it: mv hooks/before-deploy hooks/before-deployment",
                  "hooks/before-deployment.sh hook-unknown", "\"before-deployment.sh\" is not a hook",
                  "Did you mean \"before-deployment\"? Rename it: mv hooks/before-deployment.sh "
                  "hooks/before-deployment",
                  "hooks/notify.py hook-unknown", "\"notify.py\" is not a hook",
                  "The hooks are before-create, after-create, before-deployment, after-deployment and after-failure. "
                  "Move other files out of hooks/."));
}

TEST_F(Hooks, MustBeExecutable) {
  write("before-create", 0644);
  write("after-create");
  EXPECT_THAT(read(), ElementsAre(Hook::after_create));
  EXPECT_THAT(in_full(findings_),
              ElementsAre("hooks/before-create hook-not-executable", "hook \"before-create\" is not executable",
                          "Make it executable: chmod +x hooks/before-create"));
}

TEST_F(Hooks, AreRegularFilesOrLinksToOneInTheSameDirectory) {
  write("after-create");
  std::filesystem::create_directory(root_.path() / "hooks/before-create");
  std::filesystem::create_symlink("after-create", root_.path() / "hooks/after-deployment");
  std::filesystem::create_symlink("/bin/true", root_.path() / "hooks/before-deployment");
  std::filesystem::create_symlink("gone", root_.path() / "hooks/after-failure");
  EXPECT_THAT(read(), ElementsAre(Hook::after_create, Hook::after_deployment));
  EXPECT_THAT(places(findings_), testing::UnorderedElementsAre("hooks/after-failure file-unreadable",
                                                               "hooks/before-create hook-not-a-file",
                                                               "hooks/before-deployment path-leaves-directory"));
}

TEST_F(Hooks, MustBeInADirectory) {
  root_.write("hooks", "");
  EXPECT_THAT(read(), IsEmpty());
  EXPECT_THAT(places(findings_), ElementsAre("hooks directory-unreadable"));
}

TEST_F(Hooks, AreReadWithTheTreeIfTheScopeContainsThem) {
  write("before-deployment");
  write("before-deploy");
  root_.write("deployment/00000-a.sql", "select 1;");
  const ReadResult without = read_source_tree(root_.path(), {.deployment = true});
  EXPECT_THAT(without.findings, IsEmpty());
  EXPECT_THAT(without.tree.hooks, IsEmpty());
  const ReadResult with = read_source_tree(root_.path(), {.deployment = true, .hooks = true});
  EXPECT_THAT(places(with.findings), ElementsAre("hooks/before-deploy hook-unknown"));
  EXPECT_THAT(with.tree.hooks, ElementsAre(Hook::before_deployment));
  EXPECT_TRUE(whole_tree(root_.path()).hooks);
}

}  // namespace
}  // namespace pgmanager::source

#include "source/directory.hpp"

#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "source/findings.hpp"
#include "support/ordinary_user.hpp"
#include "support/temporary_directory.hpp"

namespace pgmanager::source {

bool operator==(const ListedEntry& a, const ListedEntry& b) {
  return a.name == b.name && a.kind == b.kind;
}

namespace {

namespace fs = std::filesystem;
using pgmanager::tests::TemporaryDirectory;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::in_full;

struct Listing {
  std::vector<ListedEntry> entries;
  base::Findings findings;
};

Listing list(const TemporaryDirectory& root) {
  Listing listing;
  listing.entries = list_entries(root.path(), "deployment", listing.findings);
  return listing;
}

TEST(Directory, IsListedInByteOrderWithoutDotFilesAndReadme) {
  const TemporaryDirectory root;
  for (const char* name : {"b.sql", "a.sql", "B.sql", ".gitkeep", "README.md", "sub/x.sql"}) {
    root.write(fs::path("deployment") / name, "");
  }
  ASSERT_EQ(::mkfifo((root.path() / "deployment/pipe").c_str(), 0600), 0);
  const Listing listing = list(root);
  EXPECT_THAT(listing.findings, IsEmpty());
  EXPECT_EQ(listing.entries, (std::vector<ListedEntry>{{"B.sql", ListedKind::file},
                                                       {"a.sql", ListedKind::file},
                                                       {"b.sql", ListedKind::file},
                                                       {"pipe", ListedKind::other},
                                                       {"sub", ListedKind::directory}}));
}

TEST(Directory, ThatIsMissingIsAFinding) {
  const TemporaryDirectory root;
  const Listing listing = list(root);
  EXPECT_THAT(listing.entries, IsEmpty());
  EXPECT_THAT(in_full(listing.findings),
              ElementsAre("deployment directory-missing", "directory \"deployment\" does not exist",
                          "Name the directory that contains the source tree with --root DIR, or begin one here: "
                          "postgres-manager init"));
}

TEST(Directory, ThatIsMissingInATreeHasACommandAsHint) {
  for (const char* present : {"create", "manual-deployment"}) {
    const TemporaryDirectory root;
    fs::create_directory(root.path() / present);
    EXPECT_THAT(in_full(list(root).findings),
                ElementsAre("deployment directory-missing", "directory \"deployment\" does not exist",
                            "Create it: postgres-manager init"))
        << present;
  }
}

TEST(Directory, CreateIsStartedWithAGroup) {
  const TemporaryDirectory root;
  fs::create_directory(root.path() / "deployment");
  base::Findings findings;
  list_entries(root.path(), "create", findings);
  EXPECT_THAT(in_full(findings), ElementsAre("create directory-missing", "directory \"create\" does not exist",
                                             "Create it: postgres-manager init"));
}

TEST(Directory, ThatIsAFileIsAFinding) {
  const TemporaryDirectory root;
  const fs::path file = root.write("deployment", "");
  const Listing listing = list(root);
  EXPECT_THAT(listing.entries, IsEmpty());
  EXPECT_THAT(in_full(listing.findings),
              ElementsAre("deployment directory-unreadable",
                          "could not open directory \"" + file.string() + "\": Not a directory",
                          "Make it a directory that the user who runs this can read."));
}

TEST(Directory, ThatCannotBeListedIsAFinding) {
  const std::string places = pgmanager::tests::as_ordinary_user([] {
    const TemporaryDirectory root;
    root.write("deployment/1-a.sql", "");
    fs::permissions(root.path() / "deployment", fs::perms::none);
    const Listing listing = list(root);
    fs::permissions(root.path() / "deployment", fs::perms::owner_all);
    return fmt::format("{}", fmt::join(tests::places(listing.findings), ", "));
  });
  EXPECT_EQ(places, "deployment directory-unreadable");
}

TEST(Directory, MayContainLinksToItsOwnFiles) {
  const TemporaryDirectory root;
  root.write("deployment/1-a.sql", "");
  fs::create_symlink("1-a.sql", root.path() / "deployment/2-b.sql");
  fs::create_symlink("../deployment/2-b.sql", root.path() / "deployment/3-c.sql");
  const Listing listing = list(root);
  EXPECT_THAT(listing.findings, IsEmpty());
  EXPECT_EQ(listing.entries,
            (std::vector<ListedEntry>{
                {"1-a.sql", ListedKind::file}, {"2-b.sql", ListedKind::file}, {"3-c.sql", ListedKind::file}}));
}

TEST(Directory, MayBeReachedByALink) {
  const TemporaryDirectory root;
  root.write("real/1-a.sql", "");
  fs::create_symlink("1-a.sql", root.path() / "real/2-b.sql");
  fs::create_directory_symlink("real", root.path() / "deployment");
  EXPECT_THAT(list(root).findings, IsEmpty());
}

TEST(Directory, MayNotContainLinksThatLeadOutOfIt) {
  const TemporaryDirectory root;
  root.write("deployment/1-a.sql", "");
  const fs::path target = fs::canonical(root.write("deployment-old/2-b.sql", ""));
  fs::create_symlink("../deployment-old/2-b.sql", root.path() / "deployment/2-b.sql");
  const Listing listing = list(root);
  EXPECT_THAT(in_full(listing.findings),
              ElementsAre("deployment/2-b.sql path-leaves-directory",
                          "symbolic link points outside of its directory, to \"" + target.string() + '"',
                          "Replace the link with a copy: what runs must be under the same version control."));
  EXPECT_EQ(listing.entries,
            (std::vector<ListedEntry>{{"1-a.sql", ListedKind::file}, {"2-b.sql", ListedKind::unusable}}));
}

TEST(Directory, MayNotContainBrokenLinks) {
  const TemporaryDirectory root;
  root.write("deployment/1-a.sql", "");
  fs::create_symlink("gone.sql", root.path() / "deployment/2-b.sql");
  fs::create_symlink("3-c.sql", root.path() / "deployment/3-c.sql");
  EXPECT_THAT(
      in_full(list(root).findings),
      ElementsAre("deployment/2-b.sql file-unreadable", "could not follow symbolic link: No such file or directory",
                  "Point the link to a file of its own directory, or put the file itself there.",
                  "deployment/3-c.sql file-unreadable",
                  "could not follow symbolic link: Too many levels of symbolic links",
                  "Point the link to a file of its own directory, or put the file itself there."));
}

TEST(Directory, MayNotContainNamesWithUnwantedCharacters) {
  const TemporaryDirectory root;
  root.write("deployment/1-a\nb.sql", "");
  root.write("deployment/2-caf\xe9.sql", "");
  const auto hint = "Rename it; letters, digits, blanks, dashes, dots and underscores are safe.";
  EXPECT_THAT(
      in_full(list(root).findings),
      ElementsAre("deployment/1-a\\nb.sql file-name-characters", "name \"1-a\\nb.sql\" contains a control character",
                  hint, "deployment/2-caf\\xe9.sql file-name-characters",
                  "name \"2-caf\\xe9.sql\" contains bytes that are not UTF-8", hint));
}

TEST(Directory, ThatIsALinkOutOfTheTreeIsAFinding) {
  const TemporaryDirectory elsewhere;
  elsewhere.write("00000-a.sql", "");
  const TemporaryDirectory root;
  fs::create_directory_symlink(elsewhere.path(), root.path() / "deployment");
  const Listing listing = list(root);
  EXPECT_THAT(listing.entries, IsEmpty());
  EXPECT_THAT(in_full(listing.findings),
              ElementsAre("deployment path-leaves-directory",
                          "symbolic link points outside of the source tree, to \"" +
                              fs::canonical(elsewhere.path()).string() + "\"",
                          "Replace the link with a copy: what runs must be under the same version control."));
}

}  // namespace
}  // namespace pgmanager::source

#include "base/files.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <functional>

#include "base/causes.hpp"
#include "base/error.hpp"
#include "support/temporary_directory.hpp"

namespace pgmanager::base {
namespace {

using pgmanager::tests::TemporaryDirectory;
using testing::ElementsAre;
using testing::IsEmpty;

std::string cause_of(const Error& error) {
  const ErrorCause& cause = error.parts().cause;
  if (cause.as<causes::NoSuchFile>() != nullptr) return "\nno such file";
  if (const auto* unreadable = cause.as<causes::FileNotReadable>()) return "\nnot readable: " + unreadable->path;
  if (cause.as<causes::DirectoryInPlaceOfFile>() != nullptr) return "\na directory";
  if (cause.as<causes::NotARegularFile>() != nullptr) return "\nnot a regular file";
  return "";
}

/// Returns "message", or "message\ncause" if the cause is known.
std::string failure_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::source_invalid);
    return error.parts().message + cause_of(error);
  }
  return "no failure";
}

std::string read_failure(const std::filesystem::path& file) {
  return failure_of([&] { read_file(file); });
}

std::string list_failure(const std::filesystem::path& directory) {
  return failure_of([&] { list_directory(directory); });
}

/// Gives up root's right to read everything, if we are root.
class WithoutRootsRights {
 public:
  WithoutRootsRights() : before_(::geteuid()) {
    if (before_ == 0 && ::seteuid(65534) != 0) throw std::system_error(errno, std::generic_category());
  }
  WithoutRootsRights(const WithoutRootsRights&) = delete;
  WithoutRootsRights& operator=(const WithoutRootsRights&) = delete;
  ~WithoutRootsRights() { [[maybe_unused]] const int back = ::seteuid(before_); }

 private:
  uid_t before_;
};

TEST(ReadFile, ReturnsEveryByte) {
  const TemporaryDirectory directory;
  const std::string content(
      "\xEF\xBB\xBF"
      "a\r\nb\0c\xFF\n",
      11);
  EXPECT_EQ(read_file(directory.write("a.sql", content)), content);
}

TEST(ReadFile, ReturnsNothingForAnEmptyFile) {
  const TemporaryDirectory directory;
  EXPECT_EQ(read_file(directory.write("a.sql", "")), "");
}

TEST(ReadFile, RefusesPipesAndDevices) {
  const TemporaryDirectory directory;
  const std::filesystem::path pipe = directory.path() / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  for (const std::filesystem::path& file : {pipe, std::filesystem::path("/dev/zero")}) {
    EXPECT_EQ(read_failure(file), "could not read file \"" + file.string() +
                                      "\": it is not a regular file\n"
                                      "not a regular file");
  }
}

TEST(ReadFile, ReadsAFileThatIsLargerThanItsReportedSize) {
  struct stat status {};
  ASSERT_EQ(::stat("/proc/self/status", &status), 0);
  ASSERT_EQ(status.st_size, 0);
  const std::string content = read_file("/proc/self/status");
  EXPECT_THAT(content, testing::StartsWith("Name:\tbase_test\n"));
  EXPECT_THAT(content, testing::HasSubstr(fmt::format("\nPid:\t{}\n", ::getpid())));
}

TEST(ReadFile, FailsWhenTheFileDoesNotExist) {
  EXPECT_EQ(read_failure("/nonexistent/a.sql"),
            "could not open file \"/nonexistent/a.sql\": No such file or directory\n"
            "no such file");
}

TEST(ReadFile, FailsForADirectory) {
  EXPECT_EQ(read_failure("/usr"), "could not read file \"/usr\": Is a directory\na directory");
}

TEST(ReadFile, FailsForALinkToItself) {
  const TemporaryDirectory directory;
  const std::filesystem::path loop = directory.path() / "loop.sql";
  std::filesystem::create_symlink(loop, loop);
  EXPECT_EQ(read_failure(loop),
            fmt::format("could not open file \"{}\": Too many levels of symbolic links", loop.string()));
}

TEST(ReadFile, FailsWithoutReadPermission) {
  const TemporaryDirectory directory;
  const std::filesystem::path file = directory.write("a.sql", "select 1;");
  std::filesystem::permissions(directory.path(), std::filesystem::perms::none);
  std::string failure;
  {
    const WithoutRootsRights without_rights;
    failure = read_failure(file);
  }
  std::filesystem::permissions(directory.path(), std::filesystem::perms::owner_all);
  EXPECT_EQ(failure, fmt::format("could not open file \"{0}\": Permission denied\n"
                                 "not readable: {0}",
                                 file.string()));
}

TEST(ReadFile, ShowsAnOddNameOnOneLine) {
  EXPECT_EQ(read_failure("/nonexistent/a\nb\x01\xFF.sql"),
            "could not open file \"/nonexistent/a\\n"
            "b\\x01\\xff.sql\": No such file or directory\n"
            "no such file");
}

std::vector<std::string> names_in(const std::filesystem::path& directory) {
  std::vector<std::string> names;
  for (const DirectoryEntry& entry : list_directory(directory)) names.push_back(entry.name);
  return names;
}

TEST(ListDirectory, ReturnsTheTypeOfEachEntryAndFollowsNoLinks) {
  const TemporaryDirectory directory;
  directory.write("a.sql", "");
  directory.write("sub/inner.sql", "");
  std::filesystem::create_symlink("a.sql", directory.path() / "link");
  std::filesystem::create_symlink("nowhere", directory.path() / "loose");
  using std::filesystem::file_type;
  EXPECT_THAT(list_directory(directory.path()),
              ElementsAre(DirectoryEntry{"a.sql", file_type::regular}, DirectoryEntry{"link", file_type::symlink},
                          DirectoryEntry{"loose", file_type::symlink}, DirectoryEntry{"sub", file_type::directory}));
}

TEST(ListDirectory, ReturnsAllNamesInByteOrder) {
  const TemporaryDirectory directory;
  for (const char* name : {"b.sql", "a.sql", "B.sql", ".hidden", "\xC3\xA9.sql", "10", "2"}) directory.write(name, "");
  directory.write("sub/inner.sql", "");
  EXPECT_THAT(names_in(directory.path()),
              ElementsAre(".hidden", "10", "2", "B.sql", "a.sql", "b.sql", "sub", "\xC3\xA9.sql"));
}

TEST(ListDirectory, ReturnsNothingForAnEmptyDirectory) {
  const TemporaryDirectory directory;
  EXPECT_THAT(list_directory(directory.path()), IsEmpty());
}

TEST(ListDirectory, FailsWhenTheDirectoryDoesNotExist) {
  EXPECT_EQ(list_failure("/nonexistent"),
            "could not open directory \"/nonexistent\": No such file or directory\n"
            "no such file");
}

TEST(ListDirectory, FailsForAFile) {
  const TemporaryDirectory directory;
  const std::filesystem::path file = directory.write("a.sql", "");
  EXPECT_EQ(list_failure(file), fmt::format("could not open directory \"{}\": Not a directory", file.string()));
}

TEST(ListDirectory, FailsWithoutReadPermission) {
  const TemporaryDirectory directory;
  std::filesystem::permissions(directory.path(), std::filesystem::perms::none);
  std::string failure;
  {
    const WithoutRootsRights without_rights;
    failure = list_failure(directory.path());
  }
  std::filesystem::permissions(directory.path(), std::filesystem::perms::owner_all);
  EXPECT_EQ(failure, fmt::format("could not open directory \"{0}\": Permission denied\n"
                                 "not readable: {0}",
                                 directory.path().string()));
}

TEST(OpenFile, ReadsFromAnyOffset) {
  const TemporaryDirectory directory;
  const OpenFile file(directory.write("a", "0123456789"));
  std::string some(4, '?');
  EXPECT_EQ(file.read_at(3, some.data(), some.size()), 4U);
  EXPECT_EQ(some, "3456");
  EXPECT_EQ(file.read_at(8, some.data(), some.size()), 2U);
  EXPECT_EQ(some, "8956");
  EXPECT_EQ(file.read_at(11, some.data(), some.size()), 0U);
}

TEST(OpenFile, HasAStampThatChangesWhenTheFileIsEditedOrReplaced) {
  const TemporaryDirectory directory;
  const auto path = directory.write("a", "one");
  const FileStamp stamp = OpenFile(path).stamp();
  EXPECT_EQ(stamp.size, 3U);
  EXPECT_EQ(OpenFile(path).stamp(), stamp);
  directory.write("b", "two");
  std::filesystem::last_write_time(directory.path() / "b", std::filesystem::last_write_time(path));
  std::filesystem::rename(directory.path() / "b", path);
  EXPECT_NE(OpenFile(path).stamp(), stamp);
  const FileStamp replaced = OpenFile(path).stamp();
  std::filesystem::last_write_time(path, std::filesystem::last_write_time(path) + std::chrono::seconds(1));
  EXPECT_NE(OpenFile(path).stamp(), replaced);
}

TEST(OpenFile, FailsLikeReadingTheWholeFile) {
  const TemporaryDirectory directory;
  EXPECT_EQ(failure_of([&] { OpenFile(directory.path() / "gone"); }), read_failure(directory.path() / "gone"));
  EXPECT_EQ(failure_of([&] { OpenFile(directory.path()).stamp(); }), read_failure(directory.path()));
}

}  // namespace
}  // namespace pgmanager::base

#include "source/statements.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/error.hpp"
#include "source/read_sql_files.hpp"
#include "support/temporary_directory.hpp"

namespace pgmanager::source {
namespace {

using pgmanager::tests::TemporaryDirectory;
using testing::ElementsAre;

constexpr const char* path = "deployment/1-a.sql";

// Rows of five bytes each.
std::string rows(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += std::to_string(1000 + i % 9000) + "\n";
  return text;
}

/// One file in a tree of its own.
class Loading : public testing::Test {
 protected:
  void read(const std::string& text) {
    root_.write(path, text);
    base::Findings findings;
    file_ = listed_file(path);
    read_sql_files(root_.path(), {{&file_, FileRole::deployment}}, {}, findings);
    EXPECT_TRUE(findings.empty());
  }

  void overwrite(std::size_t offset, std::string_view bytes) const {
    std::fstream stream(root_.path() / path, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(static_cast<std::streamoff>(offset));
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }

  LoadedFile load() const { return LoadedFile(root_.path(), file_, FileRole::deployment, {}); }

  static std::string rows_of(const LoadedFile& file, const Statement& statement) {
    std::string all;
    file.read_rows(*statement.rows, [&](std::string_view portion) {
      EXPECT_LE(portion.size(), 64U * 1024);
      all += portion;
    });
    return all;
  }

  static std::string failure_of(const std::function<void()>& action) {
    try {
      action();
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), base::ErrorCode::source_invalid);
      return error.parts().message + "\n" + error.parts().hint;
    }
    return "no failure";
  }

  TemporaryDirectory root_;
  SqlFile file_;
};

constexpr const char* changed =
    "file \"deployment/1-a.sql\" has changed since this run began\n"
    "Run the same command again; nothing of the file was committed.";

TEST_F(Loading, ReturnsTheStatementsInOrderWithTheirRows) {
  read("-- why\nbegin;\ncreate table a (b int);\ncopy a from stdin;\n1\n2\n\\.\nselect 1;\ncommit;\n");
  const LoadedFile file = load();
  std::vector<std::string_view> statements;
  for (const Statement& each : file.statements()) statements.push_back(each.sql);
  EXPECT_THAT(statements, ElementsAre("create table a (b int)", "copy a from stdin", "select 1"));
  EXPECT_FALSE(file.statements()[0].rows.has_value());
  EXPECT_EQ(rows_of(file, file.statements()[1]), "1\n2\n");
}

TEST_F(Loading, PassesOnRowsInMemoryAndOnDisk) {
  const std::string few = rows(10);
  const std::string many = rows(200'000);
  read(
      "\xEF\xBB\xBF"
      "copy a from stdin;\n" +
      few + "\\.\ncopy b from stdin;\n" + many + "\\.\nselect 1;\n");
  const LoadedFile file = load();
  ASSERT_EQ(file.statements().size(), 3U);
  EXPECT_EQ(file.statements()[0].sql, "copy a from stdin");
  EXPECT_EQ(file.statements()[0].rows->on_disk, nullptr);
  EXPECT_EQ(rows_of(file, file.statements()[0]), few);
  ASSERT_NE(file.statements()[1].rows->on_disk, nullptr);
  EXPECT_EQ(rows_of(file, file.statements()[1]), many);
  EXPECT_FALSE(file.statements()[2].rows.has_value());
  EXPECT_LT(file.recorded_text().size(), 300U);
}

TEST_F(Loading, FindsThePlaceAfterRowsOnDisk) {
  read("copy a from stdin;\n" + rows(20'000) + "\\.\nselect 1;\n");
  const LoadedFile file = load();
  EXPECT_EQ(file.locate(file.statements()[1], 8),
            (base::Location{.file = path, .line = 20'003, .column = 8, .source_line = "select 1;"}));
}

TEST_F(Loading, FindsThePlaceOfARow) {
  read("select 1;\ncopy a from stdin;\n1\r\n2\n\\.\ncopy b from stdin;\n" + rows(20'000) + "\\.\n");
  const LoadedFile file = load();
  const Statement& in_memory = file.statements()[1];
  EXPECT_EQ(file.locate_row(in_memory, 1), (base::Location{.file = path, .line = 3, .column = 0, .source_line = "1"}));
  EXPECT_EQ(file.locate_row(in_memory, 2), (base::Location{.file = path, .line = 4, .column = 0, .source_line = "2"}));
  EXPECT_EQ(file.locate_row(in_memory, 3), (base::Location{.file = path, .line = 5, .column = 0, .source_line = ""}));
  const Statement& on_disk = file.statements()[2];
  EXPECT_EQ(file.locate_row(on_disk, 1), (base::Location{.file = path, .line = 7, .column = 0, .source_line = "1000"}));
  EXPECT_EQ(file.locate_row(on_disk, 13'108),  // starts in the second portion of 64 KiB
            (base::Location{.file = path, .line = 13'114, .column = 0, .source_line = "5107"}));
}

TEST_F(Loading, CutsALongRow) {
  read("copy b from stdin;\n" + std::string(64UL * 1024 - 1, 'x') + "ü\n\\.\n");
  const LoadedFile file = load();
  EXPECT_EQ(file.locate_row(file.statements()[0], 1).source_line, std::string(64UL * 1024 - 1, 'x'));
}

TEST_F(Loading, RefusesAnEditedFile) {
  read("select 1;\n");
  root_.write(path, "select 2;\n");
  EXPECT_EQ(failure_of([&] { load(); }), changed);
}

TEST_F(Loading, RefusesAnEditedFileWithRowsOnDisk) {
  const std::string many = rows(20'000);
  read("copy b from stdin;\n" + many + "\\.\nselect 1;\n");
  root_.write(path, "copy b from stdin;\n" + many + "\\.\nselect 2;\n");
  EXPECT_EQ(failure_of([&] { load(); }), changed);
}

TEST_F(Loading, AcceptsAFileWithRowsOnDiskThatWasRewrittenUnchanged) {
  const std::string text = "copy b from stdin;\n" + rows(20'000) + "\\.\nselect 1;\n";
  read(text);
  std::filesystem::remove(root_.path() / path);
  root_.write(path, text);
  EXPECT_EQ(load().statements().size(), 2U);
}

TEST_F(Loading, DoesNotReadTheRowsOfAFileWithTheSameStamp) {
  read("copy b from stdin;\n" + rows(20'000) + "\\.\nselect 1;\n");
  file_.checksum = "of other rows";
  EXPECT_EQ(load().statements().size(), 2U);
}

TEST_F(Loading, HoldsTheLastRowsBackIfTheFileChangesMeanwhile) {
  const std::string many = rows(30'000);  // three portions
  read("copy b from stdin;\n" + many + "\\.\nselect 1;\n");
  const LoadedFile file = load();
  std::string all;
  EXPECT_EQ(failure_of([&] {
              file.read_rows(*file.statements()[0].rows, [&](std::string_view portion) {
                if (all.empty()) overwrite(19 + many.size() - 5, "9999");
                all += portion;
              });
            }),
            changed);
  EXPECT_EQ(all, many.substr(0, 128UL * 1024));
}

TEST_F(Loading, DetectsThatTheFileHasBecomeShorter) {
  const std::string many = rows(60'000);
  read("copy b from stdin;\n" + many + "\\.\nselect 1;\n");
  const LoadedFile file = load();
  std::filesystem::resize_file(root_.path() / path, 100'000);
  EXPECT_EQ(failure_of([&] { rows_of(file, file.statements()[0]); }), changed);
}

}  // namespace
}  // namespace pgmanager::source

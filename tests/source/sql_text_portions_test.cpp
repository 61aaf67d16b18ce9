#include <gtest/gtest.h>

#include <array>
#include <random>

#include "source/findings.hpp"
#include "source/sql_text.hpp"
#include "source/text_checksum.hpp"

namespace pgmanager::source {
namespace {

using namespace std::string_literals;

struct Understood {
  ReadSqlFile read;
  base::Findings findings;
};

Understood understand(std::string_view bytes, std::size_t portion) {
  Understood result;
  ByteSource source = bytes_in_memory(bytes);
  if (portion > 0) source.portion = portion;
  result.read = parse_sql_file("deployment/1-a.sql", source, FileRole::deployment, {}, result.findings);
  return result;
}

/// Generates files of statements and COPY blocks, many of which have about the size up to which rows are kept.
class RandomFile {
 public:
  explicit RandomFile(unsigned seed) : random_(seed) {
    crlf_ = number(0, 3) == 0;
    if (number(0, 3) == 0) bytes_ = "\xEF\xBB\xBF";
    for (int parts = number(1, 8); parts > 0; --parts) add_part();
    if (number(0, 4) == 0) bytes_ = bytes_.substr(0, bytes_.size() - std::min(bytes_.size(), size(0, 9)));
    if (number(0, 9) == 0) spoil();
  }

  const std::string& bytes() const { return bytes_; }

 private:
  std::size_t size(int from, int to) { return static_cast<std::size_t>(number(from, to)); }
  int number(int from, int to) { return std::uniform_int_distribution(from, to)(random_); }
  template <std::size_t Count>
  const char* one_of(const std::array<const char*, Count>& some) {
    return some[size(0, Count - 1)];
  }

  std::string line_end() { return number(0, 40) == 0 ? "\r" : crlf_ ? "\r\n" : "\n"; }

  void add_part() {
    constexpr std::array statements = {"select 'it''s; ' || $$ ; $$", "create table größe (a int)",
                                       "select e'\\'; €' -- it's;\n", "set standard_conforming_strings = off",
                                       "select 1 /* ; /* '\r */ */",  "set standard_conforming_strings = on"};
    constexpr std::array other = {"\\echo x", "\\restrict abc", "-- postgres-manager: x", ";;", "", "  "};
    const int kind = number(0, 9);
    if (kind < 4) {
      bytes_ += one_of(statements) + ";"s + one_of(std::array{"", " ", " -- ;"}) + line_end();
    } else if (kind < 6) {
      bytes_ += "\n"s + one_of(other) + "\n";
    } else {
      add_copy();
    }
  }

  void add_copy() {
    constexpr std::array ends = {
        ";", "; ", "; -- why; it's", ";", ";", "; select 2;", "; copy b from stdin;", " \\g", "; -- a\rselect 3;"};
    const std::string end = one_of(ends);
    bytes_ += "copy a from stdin" + end + (crlf_ ? "\r\n" : "\n");
    add_rows();
    if (end == "; copy b from stdin;") add_rows();
  }

  void add_rows() {
    constexpr std::array lines = {"1\tit's; \"x", "\\.x", "\\\\.", " \\.", "größe € 🙂", "", "\\N", "\\", "a\rb"};
    const int around = number(0, 2) == 0 ? 0 : 64 * 1024 + number(-3, 3) - (number(0, 3) == 0 ? -200'000 : 0);
    const std::size_t end = bytes_.size() + static_cast<std::size_t>(std::max(around, number(0, 200)));
    while (bytes_.size() + 60'000 < end) {
      if (number(0, 5) == 0) bytes_ += std::string(size(0, 50'000), 'x');
      bytes_ += one_of(lines) + (crlf_ ? "\r\n"s : "\n"s);
    }
    while (bytes_.size() + 2 < end) {
      const std::string line = one_of(lines) + (crlf_ ? "\r\n"s : "\n"s);
      bytes_ += bytes_.size() + line.size() <= end ? line : std::string(end - bytes_.size() - 1, 'y') + "\n";
    }
    bytes_ += crlf_ ? "\\.\r\n" : "\\.\n";
  }

  void spoil() {
    if (bytes_.empty()) return;
    bytes_[static_cast<std::size_t>(number(0, static_cast<int>(bytes_.size()) - 1))] =
        number(0, 1) == 0 ? '\0' : '\xE9';
  }

  std::mt19937 random_;
  bool crlf_ = false;
  std::string bytes_;
};

/// Restores the complete text and its offsets from the kept text.
class WholeText {
 public:
  WholeText(const SqlText& kept, std::string_view bytes) : kept_(kept), bytes_(bytes) {}

  std::size_t offset(std::size_t kept) const {
    std::size_t more = 0;
    for (const RowsOnDisk& rows : kept_.rows_on_disk) {
      if (rows.begin < kept) more += static_cast<std::size_t>(rows.size) - line_in_place_of(rows).size();
    }
    return kept + more;
  }

  std::string text() const {
    std::string text;
    std::size_t at = 0;
    for (const RowsOnDisk& rows : kept_.rows_on_disk) {
      text += kept_.text.substr(at, rows.begin - at);
      text += bytes_.substr(static_cast<std::size_t>(rows.offset), static_cast<std::size_t>(rows.size));
      at = rows.begin + line_in_place_of(rows).size();
    }
    return text + kept_.text.substr(at);
  }

  std::vector<sql::Piece> pieces() const {
    std::vector<sql::Piece> pieces = kept_.script.pieces;
    for (sql::Piece& piece : pieces) {
      piece.begin = offset(piece.begin);
      piece.end = offset(piece.end);
    }
    return pieces;
  }

 private:
  const SqlText& kept_;
  std::string_view bytes_;
};

std::string_view without_mark(std::string_view bytes) {
  return bytes.substr(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0);
}

std::vector<sql::Piece> pieces_without_commands(const sql::Script& script) {
  std::vector<sql::Piece> pieces = script.pieces;
  std::erase_if(pieces, [](const sql::Piece& piece) { return piece.kind == sql::PieceKind::psql_command; });
  return pieces;
}

void expect_same(const Understood& one, const Understood& other) {
  EXPECT_EQ(tests::in_full(one.findings), tests::in_full(other.findings));
  for (std::size_t i = 0; i < std::min(one.findings.size(), other.findings.size()); ++i) {
    EXPECT_EQ(one.findings[i].location, other.findings[i].location);
  }
  EXPECT_EQ(one.read.text.text, other.read.text.text);
  EXPECT_EQ(one.read.text.script.pieces, other.read.text.script.pieces);
  EXPECT_EQ(one.read.text.script.unterminated, other.read.text.script.unterminated);
  EXPECT_EQ(one.read.text.rows_on_disk, other.read.text.rows_on_disk);
  EXPECT_EQ(one.read.file.checksum, other.read.file.checksum);
  EXPECT_EQ(one.read.file.token_checksum, other.read.file.token_checksum);
  EXPECT_EQ(one.read.file.statements, other.read.file.statements);
}

TEST(SqlTextPortions, HaveTheSameResultAsReadingInOneGo) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    const RandomFile file(seed);
    const Understood at_once = understand(file.bytes(), file.bytes().size() + 8);
    for (const std::size_t portion : {8U, 13U, 1000U, 65'536U, 65'539U}) {
      expect_same(understand(file.bytes(), portion), at_once);
      ASSERT_FALSE(HasFailure()) << "seed " << seed << ", portions of " << portion;
    }
  }
}

TEST(SqlTextPortions, KeepStatementsAndTheirPlacesAndLeaveRowsOnDisk) {
  std::size_t complete = 0;
  std::size_t left_out = 0;
  for (unsigned seed = 0; seed < 100; ++seed) {
    const RandomFile file(seed);
    const Understood result = understand(file.bytes(), 4096);
    if (!result.findings.empty()) continue;
    ++complete;
    const SqlText& kept = result.read.text;
    left_out += kept.rows_on_disk.size();
    const WholeText whole(kept, file.bytes());
    const std::string text(without_mark(file.bytes()));
    ASSERT_EQ(whole.text(), text) << seed;
    ASSERT_EQ(result.read.file.checksum, text_checksum(text)) << seed;
    ASSERT_EQ(whole.pieces(), pieces_without_commands(sql::split(text))) << seed;
    for (const sql::Piece& piece : kept.script.pieces) {
      if (piece.kind != sql::PieceKind::statement) continue;
      ASSERT_EQ(kept.locate(piece.begin), base::locate("deployment/1-a.sql", text, whole.offset(piece.begin))) << seed;
    }
  }
  EXPECT_GT(complete, 50U);
  EXPECT_GT(left_out, 30U);
}

TEST(SqlTextPortions, HaveTheSameResultIfRowsAreNotReadAgain) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    const RandomFile file(seed);
    Understood first = understand(file.bytes(), 0);
    if (!first.findings.empty()) continue;
    Understood again;
    again.read = parse_sql_file_around_rows("deployment/1-a.sql", bytes_in_memory(file.bytes()),
                                            first.read.text.rows_on_disk, FileRole::deployment, {}, again.findings);
    first.read.file.checksum = first.read.file.token_checksum = "";
    expect_same(again, first);
    ASSERT_FALSE(HasFailure()) << seed;
  }
}

}  // namespace
}  // namespace pgmanager::source

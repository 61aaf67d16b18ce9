#include "source/sql_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>

#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "source/directives.hpp"
#include "source/known_tools.hpp"
#include "source/locator.hpp"
#include "source/overlooked_directives.hpp"
#include "source/psql_commands.hpp"
#include "source/psql_variables.hpp"
#include "source/rules.hpp"
#include "source/sql_text_reader.hpp"
#include "source/statements.hpp"
#include "source/text_encoding.hpp"
#include "source/transaction_rules.hpp"
#include "sql/rerun.hpp"
#include "sql/statement_words.hpp"

namespace pgmanager::source {

namespace {

constexpr std::size_t mebibyte = 1024UL * 1024;
constexpr std::size_t longest_marker = 60;  // characters of its line that are displayed

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n\r\f\v") == std::string_view::npos;
}

// Rounded up, so that the size in "more than 64 MiB" is never "64.0 MiB".
std::string in_mebibytes(std::size_t bytes) {
  const std::size_t tenths = (bytes * 10 + mebibyte - 1) / mebibyte;
  return fmt::format("{}.{} MiB", tenths / 10, tenths % 10);
}

std::string more_than(const TooLarge& size, const char* of_what, std::size_t limit) {
  const std::string most = fmt::format("more than {} MiB", limit / mebibyte);
  if (!size.exact) return most + of_what;
  return fmt::format("{}{}, {}", in_mebibytes(size.size), of_what, most);
}

std::string text_around_rows(const ByteSource& source, const std::vector<RowsOnDisk>& left_out) {
  std::string text;
  std::uint64_t at = 0;
  const auto add_up_to = [&](std::uint64_t end) {
    read_range(source, at, end, [&](std::string_view portion) { text += portion; });
  };
  for (const RowsOnDisk& rows : left_out) {
    add_up_to(rows.offset);
    text += line_in_place_of(rows);
    at = rows.offset + rows.size;
  }
  add_up_to(std::numeric_limits<std::uint64_t>::max());
  text.erase(0, EncodingCheck().begin(text));
  return text;
}

class SqlChecker {
 public:
  SqlChecker(ReadSqlFile& read, const ByteSource& source, FileRole role, const sql::Variables& variables,
             base::Findings& findings)
      : read_(read),
        text_(read.text),
        source_(source),
        role_(role),
        variables_(variables),
        findings_(findings),
        locator_(read.text.path, read.text.text, read.text.rows_on_disk) {}

  bool check_text(const SqlTextReader& reader) {
    if (is_blank(text_.text)) {
      add(rules::empty_file, in_file(text_.path), "file is empty",
          "Write a comment into it that says why, e.g. -- not needed any more.");
      return false;
    }
    read_directives_of_text();
    // The following checks read the whole text again, so its size is limited.
    return check_sizes(reader);
  }

  void read_directives_of_text() { read_.file.directives = read_directives(text_.text, locator_, findings_); }

  bool check_statements() {
    report_section_marker();
    report_overlooked_directives(text_.text, text_.script, locator_, findings_);
    extract_psql_commands(text_.text, text_.script, role_, locator_, findings_);
    if (report_unterminated()) return false;
    read_.file.unset_variables = find_unset_variables(text_, variables_, locator_);
    apply_transaction_rules(read_, role_, variables_, locator_, findings_);
    if (role_ == FileRole::repeatable) report_what_runs_once();
    for (const sql::Piece& piece : text_.script.pieces) {
      if (piece.kind != sql::PieceKind::statement) continue;
      ++read_.file.statements;
      read_.file.locks += sql::locks_kept(piece.in(text_.text));
    }
    return true;
  }

 private:
  bool check_sizes(const SqlTextReader& reader) {
    for (const SqlTextReader::LargeStatement& each : reader.large_statements()) {
      add(rules::statement_too_large, each.place, "statement has " + more_than(each.size, "", largest_statement),
          "Split it into several statements, or load its rows with COPY ... FROM stdin.");
    }
    const std::optional<TooLarge> sql = reader.too_much_sql();
    if (sql) {
      add(rules::file_too_large, in_file(text_.path), "file has " + more_than(*sql, " of SQL", largest_sql),
          "Split it into several files, or load its rows with COPY ... FROM stdin, whose data are not counted.");
    }
    return !sql && reader.large_statements().empty();
  }

  // The server would run both halves of such a file, and the second one reverts the first.
  void report_section_marker() {
    const auto marker = find_section_marker(text_.text, text_.script);
    if (!marker) return;
    add(rules::other_tool, locator_.at(marker->offset),
        fmt::format("\"{}\" is a section marker of {}, and here a file runs as a whole",
                    base::printable(base::characters(marker->line, 0, longest_marker)), marker->tool->name),
        marker->tool->advice());
  }

  // A repeatable file is run again.
  void report_what_runs_once() {
    sql::Variables filled = variables_;
    const std::vector<Statement> statements = statements_of(text_, filled, nullptr);
    for (const sql::Creation& creation : sql::creations_that_run_once(texts_of(statements))) {
      add(rules::repeatable_runs_once, locator_.at(statements[creation.index].offset),
          fmt::format("{} cannot run again, and the group of this file is repeatable", creation.name),
          fmt::format("Write OR REPLACE where PostgreSQL has it, or {} before it; or move the file to a group that is "
                      "not repeatable.",
                      creation.drop));
    }
  }

  bool report_unterminated() {
    for (const sql::Unterminated& each : text_.script.unterminated) {
      add(rules::unterminated, place_of(each), fmt::format("unterminated {}", each.what),
          fmt::format("Close the {} that begins here.", each.what));
    }
    return !text_.script.unterminated.empty();
  }

  base::Location place_of(const sql::Unterminated& open) {
    base::Location place = locator_.at(open.opened);
    for (const RowsOnDisk& rows : text_.rows_on_disk) {
      if (rows.begin == open.opened) place.source_line = read_source_line(source_, rows.offset);
    }
    return place;
  }

  void add(std::string_view rule, base::Location place, std::string message, std::string hint) {
    findings_.push_back(rules::broken(rule, std::move(place), std::move(message), std::move(hint)));
  }

  ReadSqlFile& read_;
  SqlText& text_;
  const ByteSource& source_;
  FileRole role_;
  const sql::Variables& variables_;
  base::Findings& findings_;
  Locator locator_;
};

}  // namespace

base::Location SqlText::locate(std::size_t offset) const {
  base::Location place = base::locate(path, text, offset);
  for (const RowsOnDisk& rows : rows_on_disk) {
    if (rows.begin < offset) place.line += static_cast<int>(rows.lines) - 1;
  }
  return place;
}

ReadSqlFile parse_sql_file(std::string path, const ByteSource& source, FileRole role, const sql::Variables& variables,
                           base::Findings& findings) {
  ReadSqlFile read;
  read.file.path = path;
  read.text.path = std::move(path);
  TextWindow window(source);
  SqlTextReader reader(window, read.text);
  reader.read();
  if (auto finding = window.encoding_finding(read.file.path)) {
    findings.push_back(std::move(*finding));
    return read;
  }
  SqlChecker checker(read, source, role, variables, findings);
  if (checker.check_text(reader) && checker.check_statements()) {
    read.file.checksum = window.checksum();
    read.file.token_checksum = base::sha256_hex(sql::canonical_tokens(read.text.text));
  }
  return read;
}

ReadSqlFile parse_sql_file(std::string path, std::string_view bytes, FileRole role, const sql::Variables& variables,
                           base::Findings& findings) {
  return parse_sql_file(std::move(path), bytes_in_memory(bytes), role, variables, findings);
}

ReadSqlFile parse_sql_file_around_rows(std::string path, const ByteSource& source, const std::vector<RowsOnDisk>& rows,
                                       FileRole role, const sql::Variables& variables, base::Findings& findings) {
  ReadSqlFile read;
  read.file.path = path;
  read.text.path = std::move(path);
  read.text.text = text_around_rows(source, rows);
  read.text.script = sql::split(read.text.text);
  read.text.rows_on_disk = rows;
  SqlChecker checker(read, source, role, variables, findings);
  checker.read_directives_of_text();
  checker.check_statements();
  return read;
}

}  // namespace pgmanager::source

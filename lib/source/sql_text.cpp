#include "source/sql_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "source/checksum.hpp"
#include "source/directives.hpp"
#include "source/locator.hpp"
#include "source/psql_commands.hpp"
#include "source/rules.hpp"
#include "source/text_encoding.hpp"
#include "source/transaction_rules.hpp"

namespace pgmanager::source {

namespace {

constexpr std::size_t mebibyte = 1024 * 1024;
constexpr std::size_t largest_sql = 64 * mebibyte;        // of a file, the rows of COPY not counted
constexpr std::size_t largest_statement = 32 * mebibyte;  // a server process needs several times as much to parse it

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n\r\f\v") == std::string_view::npos;
}

// Sizes as people say them, rounded up so that "more than 64 MiB" never reads "64.0 MiB".
std::string in_mebibytes(std::size_t bytes) {
  const std::size_t tenths = (bytes * 10 + mebibyte - 1) / mebibyte;
  return fmt::format("{}.{} MiB", tenths / 10, tenths % 10);
}

class SqlText {
 public:
  SqlText(SqlFile& file, FileRole role, base::Findings& findings)
      : file_(file), role_(role), findings_(findings), locator_(file.path, file.text) {}

  void understand() {
    if (is_blank(file_.text)) {
      add(rules::empty_file, in_file(file_.path), "file is empty",
          "Write a comment into it that says why, e.g. -- not needed any more.");
      return;
    }
    report_directives();
    file_.script = sql::split(file_.text);
    // What comes next reads the whole text again, so it has to be of a reasonable size.
    if (!check_sizes()) return;
    take_out_psql_commands(file_.text, file_.script, role_, locator_, findings_);
    if (report_unterminated()) return;
    apply_transaction_rules(file_, role_, locator_, findings_);
    file_.statements = static_cast<int>(
        std::count_if(file_.script.pieces.begin(), file_.script.pieces.end(),
                      [](const sql::Piece& piece) { return piece.kind == sql::PieceKind::statement; }));
    file_.checksum = text_checksum(file_.text);
    file_.token_checksum = base::sha256_hex(sql::canonical_tokens(file_.text));
  }

 private:
  void report_directives() {
    for (const Directive& directive : find_directives(file_.text)) {
      add(rules::unknown_directive, locator_.at(directive.offset),
          fmt::format("directive \"{}\" is not known", base::printable(directive.text)),
          "Take the line out: this version knows no directives.");
    }
  }

  bool check_sizes() {
    const std::size_t findings_before = findings_.size();
    std::size_t sql_size = file_.text.size();
    for (const sql::Piece& piece : file_.script.pieces) {
      const std::size_t size = piece.end - piece.begin;
      if (piece.kind == sql::PieceKind::copy_data) sql_size -= size;
      if (piece.kind == sql::PieceKind::statement && size > largest_statement) {
        add(rules::statement_too_large, locator_.line_at(piece.begin),
            fmt::format("statement has {}, more than 32 MiB", in_mebibytes(size)),
            "Split it into several statements, or load its rows with COPY ... FROM stdin.");
      }
    }
    if (sql_size > largest_sql) {
      add(rules::file_too_large, in_file(file_.path),
          fmt::format("file has {} of SQL, more than 64 MiB", in_mebibytes(sql_size)),
          "Split it into several files, or load its rows with COPY ... FROM stdin, whose data are not counted.");
    }
    return findings_.size() == findings_before;
  }

  bool report_unterminated() {
    for (const sql::Unterminated& each : file_.script.unterminated) {
      add(rules::unterminated, locator_.at(each.opened), fmt::format("unterminated {}", each.what),
          fmt::format("Close the {} that begins here.", each.what));
    }
    return !file_.script.unterminated.empty();
  }

  void add(std::string_view rule, base::Location place, std::string message, std::string hint) {
    findings_.push_back(rules::broken(rule, std::move(place), std::move(message), std::move(hint)));
  }

  SqlFile& file_;
  FileRole role_;
  base::Findings& findings_;
  Locator locator_;
};

}  // namespace

SqlFile understand_sql(std::string path, std::string bytes, FileRole role, base::Findings& findings) {
  SqlFile file{.path = std::move(path), .text = {}, .script = {}, .checksum = {}, .token_checksum = {}};
  if (auto text = decode_text(file.path, std::move(bytes), findings)) {
    file.text = std::move(*text);
    SqlText(file, role, findings).understand();
  }
  return file;
}

}  // namespace pgmanager::source

#include "source/statements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <utility>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "source/psql_variables.hpp"
#include "source/read_sql_files.hpp"
#include "source/text_encoding.hpp"

namespace pgmanager::source {

namespace {

using sql::Piece;
using sql::PieceKind;

constexpr std::size_t rows_portion = 64UL * 1024;

[[noreturn]] void fail_changed(const std::string& path) {
  throw base::Error({.code = base::ErrorCode::source_invalid,
                     .message = fmt::format("file \"{}\" has changed since this run began", base::printable(path)),
                     .hint = "Run the same command again; nothing of the file was committed."});
}

// Rows on disk are not read here: reading a gigabyte only to see that it is unchanged would take as long as running it.
// Changes are detected while the rows are sent to the server.
ReadSqlFile read_again(const base::OpenFile& opened, const SqlFile& file, FileRole role,
                       const sql::Variables& variables, base::Findings& findings) {
  const base::FileStamp stamp = opened.stamp();
  if (!file.left_on_disk || stamp != file.left_on_disk->stamp) {
    return read_sql_file(opened, stamp, file.path, role, variables, findings);
  }
  ReadSqlFile read = parse_sql_file_around_rows(file.path, bytes_in_file(opened, stamp.size), file.left_on_disk->rows,
                                                role, variables, findings);
  read.file.checksum = file.checksum;
  return read;
}

SqlText load(const std::filesystem::path& root, const SqlFile& file, FileRole role, const sql::Variables& variables) {
  base::Findings findings;
  ReadSqlFile read = read_again(base::OpenFile(root / file.path), file, role, variables, findings);
  if (!findings.empty() || read.file.checksum != file.checksum) fail_changed(file.path);
  return std::move(read.text);
}

Rows rows_of(const SqlText& text, const Piece& piece) {
  const auto rows = std::lower_bound(text.rows_on_disk.begin(), text.rows_on_disk.end(), piece.begin,
                                     [](const RowsOnDisk& each, std::size_t begin) { return each.begin < begin; });
  if (rows == text.rows_on_disk.end() || rows->begin != piece.begin) return {.here = piece.in(text.text)};
  return {.here = {}, .on_disk = &*rows};
}

Statement statement_of(const Piece& piece, std::string_view written, const sql::Variables& variables) {
  Statement statement{.offset = piece.begin, .sql = written};
  if (!sql::uses_variables(written, variables)) return statement;
  statement.interpolated = std::make_shared<const sql::Interpolated>(sql::interpolate(written, variables));
  statement.sql = statement.interpolated->text();
  return statement;
}

// Adds every value that replaced a variable.
void add_used(const Statement& statement, std::string_view written, const sql::Variables& variables,
              std::set<std::string>& used) {
  if (!statement.interpolated) return;
  for (const auto& replacement : statement.interpolated->replacements()) {
    const auto reference = sql::read_reference(written.substr(replacement.written_begin));
    const auto found = reference ? variables.find(reference->name) : variables.end();
    if (found != variables.end()) used.insert(found->second);
  }
}

// A value may be composed of others, and a message may contain any part of it.
void add_all(const sql::Variables& variables, std::set<std::string>& used) {
  for (const auto& [name, value] : variables) used.insert(value);
}

std::string with_doubled(std::string_view text, std::string_view doubled) {
  std::string out;
  for (const char c : text) out += doubled.find(c) == std::string_view::npos ? std::string(1, c) : std::string(2, c);
  return out;
}

std::string in_json(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '"' || c == '\\' ? std::string{'\\', c} : std::string(1, c);
  return out;
}

// A short value such as "1" is only hidden if it is a separate word: it may be part of anything.
constexpr std::size_t long_value = 8;
constexpr std::string_view in_place_of_value = "...";

bool is_word_character(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || c == '_' || byte >= 0x80;
}

// Whether `at` is between two characters of one word.
bool is_in_word(std::string_view text, std::size_t at) {
  return at > 0 && at < text.size() && is_word_character(text[at - 1]) && is_word_character(text[at]);
}

// Ignores case, because the server writes unquoted names in lower case.
std::size_t find_folded(std::string_view text, std::string_view value, std::size_t from) {
  const auto same = [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
  };
  const auto* const begin = text.data() + std::min(from, text.size());
  const auto* const end = text.data() + text.size();
  const auto* const found = std::search(begin, end, value.begin(), value.end(), same);
  return found == end ? std::string::npos : static_cast<std::size_t>(found - text.data());
}

/// The byte where line `line` (from 1) of bytes [begin, end) starts; nothing if there are fewer lines.
std::optional<std::uint64_t> find_line(const ByteSource& source, std::uint64_t begin, std::uint64_t end,
                                       std::int64_t line) {
  if (line <= 1) return begin;
  std::optional<std::uint64_t> found;
  std::int64_t at_line = 1;
  bool after_cr = false;
  for (std::uint64_t at = begin; at < end && !found; at += rows_portion) {
    std::uint64_t position = at;
    read_range(source, at, std::min(at + rows_portion, end), [&](std::string_view portion) {
      for (const char c : portion) {
        // Whether the CR was part of a CR LF is known only after the next character.
        if (after_cr && c != '\n' && ++at_line == line && !found) found = position;
        ++position;
        if (c == '\n' && ++at_line == line && !found) found = position;
        after_cr = c == '\r';
      }
    });
  }
  return found && *found < end ? found : std::nullopt;
}

}  // namespace

std::vector<Statement> statements_of(const SqlText& text, sql::Variables& variables,
                                     std::set<std::string>* used_values) {
  std::vector<Statement> statements;
  for (const Piece& piece : text.script.pieces) {
    const std::string_view written = piece.in(text.text);
    if (piece.kind == PieceKind::copy_data) {
      if (!statements.empty()) statements.back().rows = rows_of(text, piece);
    } else if (piece.kind == PieceKind::statement) {
      statements.push_back(statement_of(piece, written, variables));
      if (used_values != nullptr) add_used(statements.back(), written, variables, *used_values);
    } else if (written != "\\gexec") {
      const bool refers = used_values != nullptr && written.find(':') != std::string_view::npos;
      if (refers) add_all(variables, *used_values);
      apply_set_command(written, variables);
      if (refers) add_all(variables, *used_values);
    } else if (!statements.empty()) {
      statements.back().runs_result = true;
    }
  }
  return statements;
}

std::vector<std::string_view> texts_of(const std::vector<Statement>& statements) {
  std::vector<std::string_view> texts;
  texts.reserve(statements.size());
  for (const Statement& statement : statements) texts.push_back(statement.sql);
  return texts;
}

LoadedFile::LoadedFile(const std::filesystem::path& root, const SqlFile& file, FileRole role,
                       const sql::Variables& variables)
    : root_(root), file_(file), text_(load(root, file, role, variables)), variables_(variables) {
  std::set<std::string> used;
  statements_ = statements_of(text_, variables_, &used);
  hide_also({used.begin(), used.end()});
}

void LoadedFile::hide_also(const std::vector<std::string>& values) {
  for (const std::string& value : values) {
    if (value.empty()) continue;
    // Unchanged, in a quoted string, in one with escapes, in a quoted identifier and in JSON.
    const std::string quoted = with_doubled(value, "'");
    for (const std::string& form :
         {value, quoted, with_doubled(quoted, "\\"), with_doubled(value, "\""), in_json(value)}) {
      used_values_.push_back(form);
    }
  }
  std::sort(used_values_.begin(), used_values_.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  used_values_.erase(std::unique(used_values_.begin(), used_values_.end()), used_values_.end());
}

base::Location LoadedFile::locate(const Statement& statement, int position) const {
  std::size_t within = 0;
  if (position > 0) within = base::byte_offset(statement.sql, static_cast<std::size_t>(position - 1));
  if (statement.interpolated) within = statement.interpolated->written_offset(within);
  return text_.locate(statement.offset + within);
}

std::string LoadedFile::without_values(std::string message) const {
  for (const std::string& value : used_values_) {
    for (std::size_t at = find_folded(message, value, 0); at != std::string::npos;
         at = find_folded(message, value, at)) {
      const bool word = !is_in_word(message, at) && !is_in_word(message, at + value.size());
      if (word || value.size() >= long_value) {
        message.replace(at, value.size(), in_place_of_value);
        at += in_place_of_value.size();
      } else {
        at += value.size();
      }
    }
  }
  return message;
}

base::Location LoadedFile::locate_row(const Statement& statement, std::int64_t line_of_data) const {
  if (!statement.rows) return locate(statement, 0);
  const Rows& rows = *statement.rows;
  std::optional<base::OpenFile> opened;
  ByteSource source = bytes_in_memory(rows.here);
  std::size_t first_row = 0;  // in the text
  std::uint64_t begin = 0;    // in the source
  std::uint64_t end = rows.here.size();
  if (rows.on_disk != nullptr) {
    first_row = rows.on_disk->begin;
    begin = rows.on_disk->offset;
    end = begin + rows.on_disk->size;
    source = bytes_in_file(opened.emplace(root_ / file_.path), end);
  } else {
    first_row = static_cast<std::size_t>(rows.here.data() - text_.text.data());
  }
  base::Location place = text_.locate(first_row);
  place.line += static_cast<int>(std::max<std::int64_t>(line_of_data, 1) - 1);
  place.column = 0;
  const auto line = find_line(source, begin, end, line_of_data);
  place.source_line = line ? read_source_line(source, *line, LongLine::cut) : std::string();
  return place;
}

void LoadedFile::read_rows(const Rows& rows, const std::function<void(std::string_view)>& take) const {
  if (rows.on_disk != nullptr) return read_rows_on_disk(*rows.on_disk, take);
  for (std::size_t at = 0; at < rows.here.size(); at += rows_portion) take(rows.here.substr(at, rows_portion));
}

// The last portion is held back until the checksum shows that the rows are those that were read with the tree.
void LoadedFile::read_rows_on_disk(const RowsOnDisk& rows, const std::function<void(std::string_view)>& take) const {
  const base::OpenFile opened(root_ / file_.path);
  base::Sha256 sha256;
  std::uint64_t size = 0;
  std::string held_back;
  read_range(bytes_in_file(opened, rows.size), rows.offset, rows.offset + rows.size, [&](std::string_view portion) {
    sha256.add(portion);
    size += portion.size();
    if (!held_back.empty()) take(held_back);
    held_back = portion;
  });
  if (size != rows.size || sha256.hex() != rows.sha256) fail_changed(file_.path);
  take(held_back);
}

}  // namespace pgmanager::source

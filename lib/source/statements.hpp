#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "source/sql_text.hpp"

namespace pgmanager::source {

/// The rows after a COPY ... FROM stdin: in memory, or in the file on disk.
struct Rows {
  std::string_view here;                ///< if there are few
  const RowsOnDisk* on_disk = nullptr;  ///< otherwise
};

/// One statement of a file, ready to be sent.
struct Statement {
  std::size_t offset = 0;                                 ///< of its first byte in SqlText::text
  std::string_view sql;                                   ///< the text to send: variables are replaced
  std::shared_ptr<const sql::Interpolated> interpolated;  ///< set if that differs from the written text
  std::optional<Rows> rows;                               ///< the rows after a COPY ... FROM stdin
  bool runs_result = false;  ///< \gexec follows: each cell of its result is run as a statement
};

/// The statements of a text, views into it, in the order in which they run; its \set and \unset lines change
/// `variables`. The values that replace variables are added to `used_values`.
std::vector<Statement> statements_of(const SqlText& text, sql::Variables& variables,
                                     std::set<std::string>* used_values);

/// The text of each statement.
std::vector<std::string_view> texts_of(const std::vector<Statement>& statements);

/// A file of the tree, loaded to be run: its text and its statements in the order in which they run. Neither copied nor
/// moved, because the statements are views into it.
class LoadedFile {
 public:
  /// Reads the file again. Throws base::Error (source_invalid) if it is gone or differs from `file`: it was edited
  /// since the tree was read.
  LoadedFile(const std::filesystem::path& root, const SqlFile& file, FileRole role, const sql::Variables& variables);
  LoadedFile(const LoadedFile&) = delete;
  LoadedFile& operator=(const LoadedFile&) = delete;

  const SqlFile& file() const { return file_; }
  /// The text for the history: a line replaces each large block of rows.
  const std::string& recorded_text() const { return text_.text; }
  const std::vector<Statement>& statements() const { return statements_; }

  /// The location in the file for an error of the server: `position` in characters from 1 into statement.sql; 0:
  /// unknown, which gives the start of the statement.
  base::Location locate(const Statement& statement, int position) const;

  /// The location of an error in the rows after `statement`: in line `line_of_data` of them, from 1. A line above 64
  /// KiB is cut.
  base::Location locate_row(const Statement& statement, std::int64_t line_of_data) const;

  /// Further values that are as secret as those of variables.
  void hide_also(const std::vector<std::string>& values);
  /// `message` with three dots in place of the values of variables that the file has used: stored and displayed
  /// messages contain no values.
  std::string without_values(std::string message) const;

  /// Passes the rows to `take` in portions of at most 64 KiB, reading them from disk if they are there. Throws
  /// base::Error (source_invalid) if the file has changed in the meantime; then not all rows were passed.
  void read_rows(const Rows& rows, const std::function<void(std::string_view)>& take) const;

 private:
  void read_rows_on_disk(const RowsOnDisk& rows, const std::function<void(std::string_view)>& take) const;

  std::filesystem::path root_;
  const SqlFile& file_;
  SqlText text_;
  sql::Variables variables_;              // after the last statement
  std::vector<std::string> used_values_;  // of variables, the longest first
  std::vector<Statement> statements_;
};

}  // namespace pgmanager::source

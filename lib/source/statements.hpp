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

/// The rows behind a COPY ... FROM stdin: here, or in the file on disk.
struct Rows {
  std::string_view here;                ///< when there are few
  const RowsOnDisk* on_disk = nullptr;  ///< else
};

/// One statement of a file, ready to be sent.
struct Statement {
  std::size_t offset = 0;                                 ///< of its first byte in SqlText::text
  std::string_view sql;                                   ///< what is sent: variables are filled in
  std::shared_ptr<const sql::Interpolated> interpolated;  ///< where that is not what is written
  std::optional<Rows> rows;                               ///< behind a COPY ... FROM stdin
  bool runs_result = false;  ///< \gexec stands behind it: each cell of its result is a statement to be run
};

/// The statements of a text, views into it, in the order in which they run; `variables` change with its \set and
/// \unset lines on the way. The values that were filled in are added to `used_values`.
std::vector<Statement> statements_of(const SqlText& text, sql::Variables& variables,
                                     std::set<std::string>* used_values);

/// A file of the tree, loaded to be run: its text and its statements in the order in which they run. Not copied or
/// moved, because the statements are views into it.
class LoadedFile {
 public:
  /// Reads the file again. Throws base::Error (source_invalid) when it is not there any more or not what `file` says:
  /// somebody has edited it since the tree was read.
  LoadedFile(const std::filesystem::path& root, const SqlFile& file, FileRole role, const sql::Variables& variables);
  LoadedFile(const LoadedFile&) = delete;
  LoadedFile& operator=(const LoadedFile&) = delete;

  const SqlFile& file() const { return file_; }
  /// As the history keeps it: a line stands in the place of each large block of rows.
  const std::string& recorded_text() const { return text_.text; }
  const std::vector<Statement>& statements() const { return statements_; }

  /// Where in the file the server found something: `position` in characters from 1 into statement.sql, 0: unknown,
  /// which is the statement's beginning.
  base::Location locate(const Statement& statement, int position) const;

  /// Where the server found something in the rows behind `statement`: in line `line_of_data` of them, from 1. A line
  /// above 64 KiB is cut.
  base::Location locate_row(const Statement& statement, std::int64_t line_of_data) const;

  /// More values that are as secret as those of variables.
  void hide_also(const std::vector<std::string>& values);
  /// `message` with three dots in place of the values of variables that the file has used: what is stored and shown
  /// holds no values.
  std::string without_values(std::string message) const;

  /// Hands the rows to `take` in portions of at most 64 KiB, reading them from the disk where they are there. Throws
  /// base::Error (source_invalid) when the file has changed in the meantime; then not all rows were handed out.
  void read_rows(const Rows& rows, const std::function<void(std::string_view)>& take) const;

 private:
  void read_rows_on_disk(const RowsOnDisk& rows, const std::function<void(std::string_view)>& take) const;

  std::filesystem::path root_;
  const SqlFile& file_;
  SqlText text_;
  sql::Variables variables_;              // as they are behind the last statement
  std::vector<std::string> used_values_;  // of variables, the longest first
  std::vector<Statement> statements_;
};

}  // namespace pgmanager::source

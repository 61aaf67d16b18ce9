#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct pg_result;

namespace pgmanager::pg {

/// The rows of one statement, all values as text.
class Result {
 public:
  explicit Result(pg_result* owned);

  int rows() const;
  int columns() const;
  /// The name of a column; the view lives as long as this Result.
  std::string_view column_name(int column) const;
  bool is_null(int row, int column) const;

  /// The value; empty for null. The view lives as long as this Result.
  std::string_view text(int row, int column) const;
  std::optional<std::string> optional_text(int row, int column) const;
  /// Throws base::Error (internal) if the value is not an integer.
  std::int64_t integer(int row, int column) const;
  bool boolean(int row, int column) const { return text(row, column) == "t"; }

  /// This result if it has exactly one row; throws base::Error (internal) otherwise.
  const Result& one_row() const;

 private:
  struct Clear {
    void operator()(pg_result* result) const noexcept;
  };
  std::unique_ptr<pg_result, Clear> result_;
};

}  // namespace pgmanager::pg

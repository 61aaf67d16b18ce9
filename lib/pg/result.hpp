#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

struct pg_result;

namespace pgmanager::pg {

class Result;

/// One value of a Result. Like the views it returns, it is valid as long as the Result.
class Value {
 public:
  bool is_null() const;
  /// Empty for null.
  std::string_view text() const;
  std::string string() const { return std::string(text()); }
  std::optional<std::string> optional_string() const;
  /// Throws base::Error (internal) if the value is not an integer, or too large for the type.
  template <std::signed_integral Integer = std::int64_t>
  Integer integer() const;
  /// A floating-point number. Throws base::Error (internal) if it is none.
  double number() const;
  bool boolean() const { return text() == "t"; }

 private:
  friend class Row;
  Value(const pg_result* result, int row, int column) : result_(result), row_(row), column_(column) {}

  const pg_result* result_;
  int row_;
  int column_;
};

/// The name of a column, written as a literal. The compiler calculates the hash of the name, so that reading by name is
/// as fast as reading by position.
class ColumnName {
 public:
  template <std::size_t size>
  consteval ColumnName(const char (&name)[size]) : name_(name, size - 1), hash_(hash_of(name_)) {}

  std::string_view name() const { return name_; }
  std::uint64_t hash() const { return hash_; }

  /// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/).
  static constexpr std::uint64_t hash_of(std::string_view name) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char each : name) hash = (hash ^ static_cast<unsigned char>(each)) * 0x100000001b3;
    return hash;
  }

 private:
  std::string_view name_;
  std::uint64_t hash_;
};

/// A column of a Result whose columns are not known in advance, e.g. of a query of the user; from Result::columns().
/// Valid as long as the Result.
class Column {
 public:
  std::string_view name() const { return name_; }

 private:
  friend class Row;
  friend class Result;
  Column(int number, std::string_view name) : number_(number), name_(name) {}

  int number_;
  std::string_view name_;
};

/// A row of a Result; valid as long as the Result.
class Row {
 public:
  /// Throws base::Error (internal) if there is no column of this name. If there are several, the first is returned.
  Value operator[](const ColumnName& name) const;
  Value operator[](const Column& column) const;

 private:
  friend class Result;
  Row(const Result& result, int number) : result_(&result), number_(number) {}

  const Result* result_;
  int number_;
};

/// The rows of one statement, all values as text. Values are read by the names of their columns:
///
///     for (const pg::Row row : rows) names.push_back(row["name"].string());
///     const bool locked = rows.one_row()["locked"].boolean();
///     const std::int64_t size = rows.one_value().integer();
class Result {
 public:
  explicit Result(pg_result* owned);

  class Iterator {
   public:
    Iterator(const Result& result, int number) : result_(&result), number_(number) {}
    Row operator*() const { return {*result_, number_}; }
    Iterator& operator++() {
      ++number_;
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    const Result* result_;
    int number_;
  };
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, static_cast<int>(size())}; }
  std::size_t size() const;  ///< number of rows
  bool empty() const { return size() == 0; }

  /// The only row; throws base::Error (internal) if there is not exactly one.
  Row one_row() const&;
  Row one_row() const&& = delete;  // it would refer to a Result that is gone
  /// The only value of the only row; throws base::Error (internal) if there is not exactly one.
  Value one_value() const;
  /// The values of the only column. Throws base::Error (internal) if there are more columns.
  std::vector<std::string> one_column() const;

  /// All columns, in their order.
  std::vector<Column> columns() const;

 private:
  friend class Row;
  struct Clear {
    void operator()(pg_result* result) const noexcept;
  };
  /// A place of a hash table with open addressing.
  struct Place {
    std::uint64_t hash = 0;
    int column = -1;  // -1: free
  };

  int find(const ColumnName& name) const;
  Column only_column() const;

  std::unique_ptr<pg_result, Clear> result_;
  std::vector<Place> places_;  // its size is a power of two, at least twice the number of columns
};

/// All fields of an error or a notice of the server. Empty: the server did not send it.
/// https://www.postgresql.org/docs/current/protocol-error-fields.html
struct ServerMessage {
  std::string severity;  ///< not translated: "ERROR", "FATAL", "PANIC", "WARNING", "NOTICE", ...
  std::string sqlstate;
  std::string message;
  std::string detail;
  std::string hint;
  std::string context;
  std::string schema;
  std::string table;
  std::string column;
  std::string data_type;
  std::string constraint;
  int position = 0;            ///< in characters from 1, into the statement that was sent; 0: unknown
  std::string internal_query;  ///< the failed query inside a function
  int internal_position = 0;   ///< in characters from 1, into internal_query
};

/// The server rejected a statement. Decisions use server().sqlstate, never the text.
class ServerError : public base::Error {
 public:
  explicit ServerError(ServerMessage message);
  const ServerMessage& server() const { return message_; }

 private:
  ServerMessage message_;
};

/// The server's message with its fields, from a result.
ServerMessage server_message(const pg_result* result);

}  // namespace pgmanager::pg

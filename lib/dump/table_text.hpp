#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::dump {

/// CREATE TABLE as pg_dump writes it, to which the parts can be added that pg_dump writes as statements of their own.
/// The functions return false, and change nothing, for a statement that they cannot express in CREATE TABLE.
class TableText {
 public:
  /// Nothing if the statement is not CREATE TABLE with a list of columns.
  static std::optional<TableText> parse(std::string_view create_table);

  /// ALTER TABLE ... ALTER COLUMN ... SET DEFAULT ...
  bool add_default(std::string_view statement);
  /// ALTER TABLE ... ALTER COLUMN ... ADD GENERATED ... AS IDENTITY (...)
  bool add_identity(std::string_view statement);
  /// ALTER TABLE ... ADD CONSTRAINT ...
  bool add_constraint(std::string_view statement);
  /// CREATE SEQUENCE, ALTER SEQUENCE ... OWNED BY and ALTER TABLE ... SET DEFAULT nextval(...), if they are what
  /// "serial" does.
  bool add_serial(std::string_view create_sequence, std::string_view owned_by, std::string_view set_default);

  std::string text() const;

 private:
  std::string* column(std::string_view name);

  std::string start_;                  ///< "CREATE TABLE app.person"
  std::string table_;                  ///< "app.person", as it is written
  std::vector<std::string> elements_;  ///< columns and constraints, without commas
  std::string end_;                    ///< what follows the closing parenthesis
};

}  // namespace pgmanager::dump

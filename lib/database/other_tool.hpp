#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/stop_signal.hpp"
#include "imports/migrations.hpp"
#include "imports/recorded.hpp"
#include "pg/connection.hpp"

namespace pgmanager::database {

struct ToolTables;

/// What another tool has recorded in the database of a connection.
class OtherTool {
 public:
  /// Finds the tool's history. `table`: its name, if it is not the tool's usual one, as in the catalog: "migrations" or
  /// "app.migrations". Throws base::Error (refused) if several schemas have such a table and search_path contains none
  /// of them.
  OtherTool(pg::Connection& connection, imports::Tool tool, const std::string& table = "");

  bool has_history() const { return !schema_.empty(); }

  /// Takes the tool's own lock, which is held as long as this value and the connection are there. Most tools have an
  /// advisory lock. That of Liquibase is a row, which a second connection locks; the role needs the right to update it,
  /// otherwise the row is only looked at. `options` are those of the connection. Tools without a lock are excluded by
  /// nothing. Throws base::Error (lock) if the tool is running.
  void lock(const pg::ConnectOptions& options, const base::StopSignal& stop);

  /// Its history; empty if there is none. Throws base::Error (refused) if the table does not have the tool's columns,
  /// or may not be read.
  imports::RecordedHistory read();
  /// As in its history.
  std::vector<std::string> objects();
  std::vector<std::string> schemas();

 private:
  /// The owners of the tables of one name, by schema.
  using Tables = std::map<std::string, std::string, std::less<>>;

  Tables tables_named(std::string_view table);
  std::string chosen_of(const Tables& tables);
  void lock_row_of_liquibase(const pg::ConnectOptions& options, const base::StopSignal& stop);
  void require_unlocked(pg::Connection& connection, const std::string& query);
  [[noreturn]] void fail_running(const std::string& who);
  std::vector<imports::RecordedRow> rows();
  std::vector<imports::RecordedRow> read_rows();
  std::string table_named(std::string_view table) const;

  pg::Connection& connection_;
  imports::Tool tool_;
  const ToolTables& tables_;
  std::string title_;
  std::string table_;
  bool names_schema_ = false;                    ///< the user has named the schema of the history
  std::string schema_;                           ///< of the history; empty: there is none
  std::string owner_;                            ///< of its table
  std::unique_ptr<pg::Connection> lock_holder_;  ///< its transaction has locked the row of Liquibase
};

}  // namespace pgmanager::database

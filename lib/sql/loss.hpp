#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::sql {

/// A statement as it is sent.
struct ReviewedStatement {
  std::string_view sql;
  bool runs_result = false;  ///< \gexec follows: each cell of its result is run as a statement
};

/// A statement that destroys objects or rows by name: DROP, TRUNCATE, DELETE (also in WITH and as an action of MERGE),
/// and ALTER that drops a column or an attribute; and a DO block, or a statement before \gexec, that holds one of these
/// words.
struct Loss {
  std::size_t index = 0;             ///< of the statement
  std::vector<std::string> tables;   ///< whose rows go, in double quotes and with the schema where it is written
  std::vector<std::string> schemas;  ///< whose tables go, as the catalog writes them

  friend bool operator==(const Loss&, const Loss&) = default;
};

/// What the statements destroy, as far as PostgreSQL's own parser (libpg_query) sees it: not what functions and
/// triggers do, nor what CASCADE drops with it; nor of which tables a DO block or \gexec drops something. What DELETE
/// leaves is not known: all rows of its table count. A statement that the parser rejects is left out. Variables of psql
/// must have been replaced. Throws Error (internal) if the system gives no thread with a large stack.
std::vector<Loss> losses(const std::vector<ReviewedStatement>& statements);

}  // namespace pgmanager::sql

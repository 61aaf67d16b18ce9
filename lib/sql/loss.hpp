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
/// ALTER that drops a column or an attribute; and a DO block, or a statement before \gexec, that contains one of these
/// words.
struct Loss {
  std::size_t index = 0;             ///< of the statement in the argument of losses()
  std::vector<std::string> tables;   ///< tables that lose rows, in double quotes, with the schema if it is written
  std::vector<std::string> schemas;  ///< schemas whose tables are dropped, as the catalog writes them

  friend bool operator==(const Loss&, const Loss&) = default;
};

/// What the statements destroy, as far as PostgreSQL's own parser (libpg_query) shows it. Not included: effects of
/// functions, triggers and CASCADE, and the names of tables that a DO block or \gexec drops. It is unknown which rows a
/// DELETE leaves, so all rows of its table count. A statement that the parser rejects is left out. psql variables must
/// have been replaced. Throws Error (internal) if the system gives no thread with a large stack.
std::vector<Loss> losses(const std::vector<ReviewedStatement>& statements);

}  // namespace pgmanager::sql

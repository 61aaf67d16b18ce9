#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sql/statement_reader.hpp"

namespace pgmanager::sql {

/// One argument of a function or procedure, as far as its words define it: "n integer DEFAULT 1" and "int4" are the
/// same.
struct RoutineArgument {
  Name type;  ///< without the schema; built-in types by one of their names: int4, varchar
  bool is_array = false;
  bool is_output = false;       ///< mode OUT, which does not identify a function in DROP
  bool is_of_a_column = false;  ///< table.column%TYPE: only the catalog knows the type
};

/// Reads "(...)" of CREATE or DROP. Nothing if there are no parentheses, as in DROP FUNCTION f.
std::optional<std::vector<RoutineArgument>> read_arguments(StatementReader& reader);

/// Whether DROP with the arguments `dropped` may drop the routine that was created with `created`.
bool may_be_same(const std::vector<RoutineArgument>& dropped, const std::vector<RoutineArgument>& created);

}  // namespace pgmanager::sql

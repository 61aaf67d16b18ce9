#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sql/statement_reader.hpp"

namespace pgmanager::sql {

/// One argument of a function or procedure, as far as its words tell: "n integer DEFAULT 1" and "int4" are the same.
struct RoutineArgument {
  Name type;  ///< the last name that is written; built-in types by one of their names: int4, varchar
  bool is_array = false;
  bool is_output = false;       ///< mode OUT, which names no function in a DROP
  bool is_of_a_column = false;  ///< table.column%TYPE: only a catalog knows what it is
};

/// Reads "(...)" of a CREATE or DROP. None: there is none, as in DROP FUNCTION f.
std::optional<std::vector<RoutineArgument>> read_arguments(StatementReader& reader);

/// Whether a DROP with the arguments `dropped` may drop the routine that is created with `created`.
bool may_be_same(const std::vector<RoutineArgument>& dropped, const std::vector<RoutineArgument>& created);

}  // namespace pgmanager::sql

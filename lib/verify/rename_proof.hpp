#pragma once

#include <string>

#include "pg/connection.hpp"
#include "result/verification.hpp"

namespace pgmanager::verify {

/// Which of the two compared schemas is in the scratch database.
enum class Holds { left, right };

/// Keeps a renaming statement (rename_left, rename_right) only if it was tested: it was run in `scratch`, and
/// afterwards the object of the difference was equal on both sides. First the statements of the side in `scratch` are
/// tested, then those of the other side, which reverse them; a reverse statement is also dropped if an object that only
/// one side has already has the new name. All changes are rolled back. Statements can fail because a name is taken, a
/// schema is missing, or the object is a column of a typed table or a shell type, which cannot be renamed.
void keep_proven_renames(pg::Connection& scratch, const std::string& history_schema, Holds holds,
                         result::ComparedSchemas& compared, const schema::DiffOptions& options);

/// Removes all renaming statements: without a scratch database they cannot be tested.
void drop_renames(result::ComparedSchemas& compared);

}  // namespace pgmanager::verify

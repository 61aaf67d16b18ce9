#pragma once

#include <string>

#include "pg/connection.hpp"
#include "result/verification.hpp"

namespace pgmanager::verify {

/// Which of two compared schemas a scratch database has.
enum class Holds { left, right };

/// Keeps the statements that rename (rename_left, rename_right) only where they were run in `scratch` and then both
/// sides were equal in what the difference is about: first those of the side that it holds, then those of the other
/// side, which lead back; of these also only where nothing that one side alone has bears a name that they end with. All
/// of it is rolled back. A name may be taken, a schema missing, and a column of a typed table or a shell type cannot be
/// renamed.
void keep_proven_renames(pg::Connection& scratch, const std::string& history_schema, Holds holds,
                         result::ComparedSchemas& compared, const schema::DiffOptions& options);

/// Without a scratch database nothing can be proven.
void drop_renames(result::ComparedSchemas& compared);

}  // namespace pgmanager::verify

#pragma once

#include <string_view>

/// The effects of a statement that matter when a file without a transaction stops part-way and a later run continues
/// it. Decided by the words of the statement; psql variables must have been replaced.
namespace pgmanager::execute {

/// Whether a new session must repeat it before it continues with later statements: SET, RESET, PREPARE, DEALLOCATE,
/// LOAD, and SELECT set_config(...) unless its arguments contain a call.
bool is_sent_again(std::string_view statement);

/// Whether it may commit internally, so that running it again could repeat a part of it: CALL, and a DO block with the
/// word COMMIT, ROLLBACK or CALL anywhere.
bool may_commit_inside(std::string_view statement);

/// Whether it runs outside any transaction and so cannot be committed together with its history row: VACUUM, ...
bool commits_itself(std::string_view statement);

/// Whether it leaves an INVALID index when it fails.
bool may_leave_invalid_index(std::string_view statement);

}  // namespace pgmanager::execute

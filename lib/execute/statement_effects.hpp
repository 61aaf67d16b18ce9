#pragma once

#include <string_view>

/// What matters of a statement when a file without a transaction stops half way and a later run goes on with it.
/// Decided from its words; variables of psql must have been replaced.
namespace pgmanager::execute {

/// Whether a new session has to be told it again, when the statements behind it are the first that are left: SET,
/// RESET, PREPARE, DEALLOCATE, LOAD, and SELECT set_config(...) unless its arguments call something.
bool is_sent_again(std::string_view statement);

/// Whether it may commit on its way, so that running it again would do a part of it twice: CALL, and a DO block that
/// has the word for it anywhere.
bool may_commit_inside(std::string_view statement);

/// Whether it runs outside any transaction, so that none can hold it and its history row together: VACUUM, ...
bool commits_itself(std::string_view statement);

/// Whether it leaves an INVALID index when it fails.
bool may_leave_invalid_index(std::string_view statement);

}  // namespace pgmanager::execute

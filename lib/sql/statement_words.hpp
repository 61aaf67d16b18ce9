#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// What the words of a statement say about it, without the parser.
namespace pgmanager::sql {

/// What a statement may leave in the session that ran it: settings, role, temporary tables, prepared statements,
/// cursors, locks.
enum class SessionEffect : std::uint8_t {
  none,       ///< nothing: it only defines database objects
  functions,  ///< nothing by itself, but it may call functions of the database (triggers, defaults) that change
              ///< settings
  anything,   ///< possibly anything: SET, SELECT, DO, CREATE TEMPORARY TABLE, ...
};

/// Decides by the words of the statement; an unknown statement counts as `anything`.
SessionEffect session_effect(std::string_view statement);

/// The statement's name as in PostgreSQL's messages, e.g. "CREATE INDEX CONCURRENTLY": its leading keywords in upper
/// case. "SQL statement" if it does not begin with a word.
std::string statement_name(std::string_view statement);

/// About how many locks of new objects the transaction of the statement keeps until it ends, as pg_locks shows them: 4
/// for CREATE TABLE (with its TOAST table), 2 for CREATE INDEX, ... 0 for most statements.
int locks_kept(std::string_view statement);

// What matters when a file without a transaction stops part-way and a later run continues it. psql variables must have
// been replaced.

/// Whether a new session must repeat the statement before it continues with later ones: SET, RESET, PREPARE,
/// DEALLOCATE, LOAD, and SELECT set_config(...) unless its arguments contain a call.
bool is_sent_again(std::string_view statement);

/// Whether the statement may commit internally, so that running it again could repeat a part of it: CALL, and a DO
/// block with the word COMMIT, ROLLBACK or CALL anywhere.
bool may_commit_inside(std::string_view statement);

}  // namespace pgmanager::sql

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

}  // namespace pgmanager::sql

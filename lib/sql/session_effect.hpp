#pragma once

#include <cstdint>
#include <string_view>

namespace pgmanager::sql {

/// What a statement may leave behind in the session that ran it: settings, role, temporary tables, prepared
/// statements, cursors, locks.
enum class SessionEffect : std::uint8_t {
  none,       ///< nothing: it defines objects of the database
  functions,  ///< nothing by itself, but it may call functions of the database (triggers, defaults), which may set
              ///< something
  anything,   ///< it may be made for that: SET, SELECT, DO, CREATE TEMPORARY TABLE, ...
};

/// Decided by the words of the statement, so that what is not known counts as `anything`.
SessionEffect session_effect(std::string_view statement);

}  // namespace pgmanager::sql

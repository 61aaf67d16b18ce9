#pragma once

#include <cstdint>
#include <string_view>

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

}  // namespace pgmanager::sql

#include "schema/default_privileges.hpp"

#include <algorithm>
#include <array>

namespace pgmanager::schema {

namespace {

struct Default {
  std::string_view kind;
  std::string_view privileges;
};

constexpr std::string_view of_a_table = "OWNER: DELETE, INSERT, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE";
constexpr std::string_view of_a_table_since_17 =
    "OWNER: DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE";
constexpr std::string_view of_a_routine = "OWNER: EXECUTE\nPUBLIC: EXECUTE";
constexpr std::string_view of_a_type = "OWNER: USAGE\nPUBLIC: USAGE";

/// The result of the server's acldefault().
constexpr std::array defaults = {
    Default{"aggregate", of_a_routine},
    Default{"domain", of_a_type},
    Default{"foreign table", of_a_table},
    Default{"foreign-data wrapper", "OWNER: USAGE"},
    Default{"function", of_a_routine},
    Default{"language", of_a_type},
    Default{"materialized view", of_a_table},
    Default{"procedure", of_a_routine},
    Default{"schema", "OWNER: CREATE, USAGE"},
    Default{"sequence", "OWNER: SELECT, UPDATE, USAGE"},
    Default{"server", "OWNER: USAGE"},
    Default{"table", of_a_table},
    Default{"type", of_a_type},
    Default{"view", of_a_table},
};

}  // namespace

std::string default_privileges(std::string_view kind, int server_version) {
  const auto* const found = std::ranges::find(defaults, kind, &Default::kind);
  if (found == defaults.end()) return "";
  constexpr int with_maintain = 170000;
  const bool is_table = found->privileges == of_a_table;
  return std::string(is_table && server_version >= with_maintain ? of_a_table_since_17 : found->privileges);
}

}  // namespace pgmanager::schema

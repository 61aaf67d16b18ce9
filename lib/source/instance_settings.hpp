#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "source/access_rules.hpp"
#include "source/sql_file.hpp"

namespace pgmanager::source {

/// A parameter of the server and its value in instance/settings.json.
struct ServerParameter {
  std::string name;  ///< as written; PostgreSQL ignores the case
  /// One value, as in postgresql.conf. Several, or none: the names in the list of a parameter such as search_path.
  std::vector<std::string> values;
};

/// Whether the parameter is a list of names, of which the server quotes each: variable_is_guc_list_quote() in
/// PostgreSQL's src/bin/pg_dump/dumputils.c.
bool is_list_of_names(std::string_view parameter);

/// The names in the value of such a parameter: separated by commas, perhaps in double quotes.
std::vector<std::string> split_names(std::string_view list);

/// The files of instance/: what a server should be besides its databases. A file that is missing is not set.
struct InstanceSettings {
  std::optional<std::vector<AccessRule>> access_rules;     ///< pg_hba.conf
  std::string access_rules_text;                           ///< the file as it is
  std::optional<std::vector<ServerParameter>> parameters;  ///< settings.json, in the order of the names
  std::optional<SqlFile> roles;                            ///< roles.sql; read like the other SQL files of the tree

  bool is_empty() const { return !access_rules && !parameters && !roles; }
};

/// Reads instance/ except the content of roles.sql. Adds a finding for each mistake, and for all other entries. A tree
/// without that directory has no settings.
InstanceSettings read_instance_settings(const std::filesystem::path& root, base::Findings& findings);

}  // namespace pgmanager::source

#pragma once

#include <string>
#include <vector>

#include "execute/session.hpp"
#include "result/server_settings.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::execute {

/// How a server and instance/ of a tree are compared.
struct SettingsRequest {
  const source::SourceTree& tree;
  /// The server is ours, and reads the files except roles.sql when it starts or reloads.
  bool is_private = false;
  std::vector<source::AccessRule> own_rules;  ///< of a private server: rules that precede those of the file
  std::vector<std::string> other_parameters;  ///< of the file, that a private server does not use
  bool force = false;                         ///< apply rules that lock out the connection that applies them
};

/// Compares. Nothing is changed: instance/roles.sql runs in a transaction that is rolled back. What the session may not
/// read is in ServerSettings::unavailable. Throws base::Error (sql) if a statement of that file fails.
result::ServerSettings compare_server_settings(Session& session, const SettingsRequest& request,
                                               const base::StopSignal& stop);

/// Compares, and changes the server to match the files, as far as the session has the rights. Parameters and rules
/// are both changed, or neither; then roles.sql runs. The rules are loaded only if the server finds no error in them,
/// and the previous settings are restored if a second connection with the same settings is refused. Throws base::Error
/// (refused): a value that the server does not accept, rules with an error, files that lock the connection out; then
/// everything is as before, or the error says what is not.
result::ServerSettings apply_server_settings(Session& session, const SettingsRequest& request,
                                             const base::StopSignal& stop);

}  // namespace pgmanager::execute

#pragma once

#include <functional>
#include <optional>
#include <string>

#include "execute/run.hpp"
#include "result/clone.hpp"

namespace pgmanager::execute {

/// A database to copy from a template.
struct CloneRequest {
  std::string name;      ///< of the new database
  result::Instance of;   ///< the tree and the environment, for messages; nothing else of it is used
  std::string contents;  ///< identifies what create makes: equal texts, equal databases
  int kept_templates = 3;
  std::optional<plan::TransactionScope> scope;  ///< as plan::Planner::scope
  /// The hooks of create, which are called when the template is built, for the connection to it. May be empty.
  std::function<RunHooks(const pg::Connection&)> hooks;
};

/// Creates a database as create would, by copying a template database of the same server. The name of the template
/// follows from the contents and the role. If it does not exist, it is built first: by create, in a new database, while
/// a lock keeps other builders of the same template waiting. A template that is not complete, because its builder was
/// killed, is built again. After that, templates older than the newest `kept_templates` are dropped unless they are in
/// use.
///
/// `target` names the server; the database it names is only used if there is no database "postgres". The observer
/// receives the events of building. Throws base::Error as run() does, and refused if the name is taken, or if a session
/// uses the template.
result::Clone clone_database(const Target& target, const CloneRequest& request, const source::SourceTree& tree,
                             const RunOptions& options, const base::StopSignal& stop, result::RunObserver& observer);

}  // namespace pgmanager::execute

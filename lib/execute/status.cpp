#include "execute/status.hpp"

#include "plan/deployment_standing.hpp"

namespace pgmanager::execute {

plan::Status read_status(Session& session, const source::SourceTree& tree) {
  const pg::Connection& connection = session.connection();
  return plan::make_status({.database = connection.database(),
                            .host = connection.host(),
                            .port = connection.port(),
                            .user = connection.user(),
                            .server_version = session.facts().server_version},
                           tree,
                           session.wanted().history == database::Wanted::History::whole
                               ? session.opening().history
                               : session.database().load_history());
}

}  // namespace pgmanager::execute

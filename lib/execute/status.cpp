#include "execute/status.hpp"

namespace pgmanager::execute {

result::Instance instance_of(Session& session) {
  pg::Connection& connection = session.connection();
  return {.database = connection.database(),
          .host = connection.host(),
          .port = connection.port(),
          .user = connection.user(),
          .server_version = session.facts().server_version};
}

history::History read_history(Session& session) {
  return session.wanted().history == database::Wanted::History::whole ? session.opening().history
                                                                      : session.database().load_history();
}

}  // namespace pgmanager::execute

// What to do about a server that does not allow a run.
#include <fmt/format.h>

#include "cli/hint_tables.hpp"
#include "execute/causes.hpp"

namespace pgmanager::cli::hints {

namespace {

struct RunHints {
  std::string operator()(const execute::causes::ReadOnlySession&) const { return "Turn it off there."; }
  std::string operator()(const execute::causes::ReadOnlyBySetting& cause) const {
    return fmt::format("To allow writing, in psql: {}", cause.correction);
  }
  std::string operator()(const execute::causes::StandbySession&) const {
    return "Connect to the primary; with several hosts in the connection string, add target_session_attrs=read-write.";
  }
  std::string operator()(const execute::causes::PoolerInTransactionMode&) const {
    return "Connect to the server itself (often port 5432 instead of the pooler's), or to a pool in session mode.";
  }
  std::string operator()(const execute::causes::PoolerWithoutConnection&) const {
    return "Connect to the server itself, or allow the pool one more connection.";
  }
  std::string operator()(const execute::causes::ServerTooOld&) const {
    return "Upgrade the server; PostgreSQL itself supports a major version for five years.";
  }
  std::string operator()(const execute::causes::NotOwner&) const {
    return "Run it as the owner of the objects, or as a superuser.";
  }
  std::string operator()(const execute::causes::GeneratedControl&) const {
    return "Remove transaction control from the statements that the query generates: the program commits by itself.";
  }
};

}  // namespace

std::optional<std::string> about_run(const base::ErrorCause& cause, const Settings& /*settings*/) {
  return look_up(cause, std::type_identity<execute::Cause>(), RunHints());
}

}  // namespace pgmanager::cli::hints

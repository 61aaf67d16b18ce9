// What to do about what the server does not allow, and about the history.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/utf8.hpp"
#include "cli/hint_tables.hpp"
#include "database/causes.hpp"
#include "execute/causes.hpp"

namespace pgmanager::cli::hints {

namespace {

// The sentence `first` followed by the alternative: the statement that ends `what`, the session that holds the lock, or
// the roles that may do that if this one may not.
std::string or_end(const std::string& first, const result::LockHolder& holder, std::string_view what) {
  if (!holder.ended_by.empty()) return fmt::format("{}. It can be ended by {}.", first, holder.ended_by);
  return holder.end.empty() ? first + "." : fmt::format("{}, or end {}: {}", first, what, holder.end);
}

std::string about_distrust(const database::causes::HistoryNotTrusted& cause) {
  std::string hint = "If a newer version of postgres-manager created it, use that version.";
  if (!cause.corrections.empty()) {
    hint = fmt::format(
        "{} who created it, and check its rows. If you trust them with the rights of this run, run as a superuser: "
        "{}{}.",
        cause.owner.empty() ? "Check"
                            : fmt::format("Run as role \"{}\", which owns it. Or check", base::printable(cause.owner)),
        fmt::join(cause.corrections, "; "), cause.by_hand ? "; and correct the rest by hand" : "");
  }
  return hint +
         " Only if no deployment of this tree has run in this database, begin another history: postgres-manager "
         "deployment --history-schema NAME --first-run";
}

struct DatabaseHints {
  std::string operator()(const database::causes::RunLockHeld& cause) const {
    return cause.holder ? or_end("Wait longer with --lock-wait", *cause.holder, "that run")
                        : "Try again, or wait longer with --lock-wait.";
  }
  std::string operator()(const database::causes::HistoryLocked& cause) const {
    return cause.holder ? or_end("Run the same command again after it has ended", *cause.holder, "it")
                        : "Run the same command again.";
  }
  std::string operator()(const database::causes::HistoryTooNew&) const {
    return "Update postgres-manager to the version that the other runs use.";
  }
  std::string operator()(const database::causes::NotAHistory&) const {
    return "Name another schema: --history-schema NAME.";
  }
  std::string operator()(const database::causes::HistoryNotCreated& cause) const {
    return fmt::format("Nothing of the source tree was run. {} and run the same command again.",
                       cause.is_locked ? "Wait until the session that holds the lock has ended" : "Fix the cause");
  }
  std::string operator()(const database::causes::NoRightToCreateHistory& cause) const {
    return fmt::format("Grant the right: {}; or create the schema: {}", cause.grant, cause.create_schema);
  }
  std::string operator()(const database::causes::HistoryNotUpgraded&) const {
    return "Run this version once as the owner of the schema.";
  }
  std::string operator()(const database::causes::NoRightToHistory& cause) const {
    return fmt::format("Grant the rights: {}", cause.grants);
  }
  std::string operator()(const database::causes::HistoryNotTrusted& cause) const { return about_distrust(cause); }
  std::string operator()(const database::causes::TextNotStorable&) const {
    return "Use a database in UTF8, or only characters that its encoding has.";
  }
  std::string operator()(const database::causes::HistoryRemovedByFile&) const {
    return "Remove the statement that drops, renames or empties it from the file.";
  }
  std::string operator()(const database::causes::RowNotStored& cause) const {
    return fmt::format(
        "Remove the trigger or rule that prevents the insertion into table {}. If there is none, its "
        "sequence does not count upwards from the last row.",
        cause.table);
  }
  std::string operator()(const database::causes::LockReleasedByFile&) const {
    return "Remove pg_advisory_unlock_all() or DISCARD ALL from it; every file gets a clean session anyway.";
  }
  std::string operator()(const database::causes::NotASnapshot&) const {
    return "Rename or drop it: the next run that changes something creates it again.";
  }
  std::string operator()(const database::causes::SnapshotNotReadable&) const {
    return "The next run that changes something records it again. Until then compare with the tree: postgres-manager "
           "drift --against create";
  }
  std::string operator()(const database::causes::NoRightToCreateDatabase& cause) const {
    return fmt::format("Create it as a role with the attribute CREATEDB: {}", cause.create_database);
  }
  std::string operator()(const database::causes::DatabaseExists& cause) const {
    return fmt::format("Take another name, or drop that database first: DROP DATABASE {}", cause.name);
  }
  std::string operator()(const database::causes::NoRightToClone& cause) const {
    return fmt::format("Grant the right: ALTER ROLE {} CREATEDB", cause.user);
  }
  std::string operator()(const database::causes::TemplateOfOtherRole& cause) const {
    return fmt::format("Find out who made it. If it is not needed: DROP DATABASE {}", cause.template_name);
  }
  std::string operator()(const database::causes::TemplateInUse& cause) const {
    return fmt::format(
        "End the sessions that use it, and run the same command again: SELECT pg_terminate_backend(pid) FROM "
        "pg_stat_activity WHERE datname = '{}'",
        cause.template_name);
  }
  std::string operator()(const database::causes::StandbyServer&) const {
    return "Connect to the primary: a standby cannot be written to.";
  }
  std::string operator()(const database::causes::NoRightToScratchDatabase& cause) const {
    return fmt::format("Grant the right: ALTER ROLE {} CREATEDB. Or omit --scratch-dsn to use a private server.",
                       cause.user);
  }
  std::string operator()(const database::causes::RoleNotDropped&) const {
    return "Use a server on which the role is created beforehand: --scratch-dsn DSN.";
  }
};

}  // namespace

std::optional<std::string> about_database(const base::ErrorCause& cause, const Settings& /*settings*/) {
  return look_up(cause, std::type_identity<database::Cause>(), DatabaseHints());
}

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
  std::string operator()(const execute::causes::LocksOut&) const {
    return "Change the file so that this connection stays possible; if another administrator can connect, use --force.";
  }
  std::string operator()(const execute::causes::LockedOut&) const {
    return "Correct what the detail names in instance/; --force applies the files in spite of that.";
  }
  std::string operator()(const execute::causes::NotRestored&) const {
    return "See what is different now: postgres-manager instance";
  }
  std::string operator()(const execute::causes::RolesExist&) const {
    return "Create a role only where it is missing: SELECT 'CREATE ROLE app' WHERE NOT EXISTS (SELECT FROM pg_roles "
           "WHERE rolname = 'app') \\gexec";
  }
  std::string operator()(const execute::causes::ParameterRefused&) const {
    return "Correct instance/settings.json, and run the same command again.";
  }
};

}  // namespace

std::optional<std::string> about_run(const base::ErrorCause& cause, const Settings& /*settings*/) {
  return look_up(cause, std::type_identity<execute::Cause>(), RunHints());
}

}  // namespace pgmanager::cli::hints

#include "execute/roles_file.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "base/error.hpp"
#include "database/server_settings.hpp"
#include "execute/causes.hpp"
#include "execute/file_run.hpp"
#include "source/statements.hpp"

namespace pgmanager::execute {

namespace {

constexpr std::string_view insufficient_privilege = "42501";
constexpr std::string_view read_only = "25006";
constexpr std::string_view duplicate_object = "42710";

using database::RoleFact;

/// The file runs twice, because it must be able to run again.
enum class Pass { first, second };

std::string detail_of(const pg::ServerMessage& said, Pass pass) {
  if (pass == Pass::first) return said.detail;
  return fmt::format("The file ran once without an error, and failed when it ran again.{}{}",
                     said.detail.empty() ? "" : " ", said.detail);
}

[[noreturn]] void fail(const source::LoadedFile& file, const source::Statement& statement, Pass pass,
                       const pg::ServerError& error) {
  const pg::ServerMessage& said = error.server();
  const bool is_of_the_session = said.sqlstate == insufficient_privilege || said.sqlstate == read_only;
  if (is_of_the_session && pass == Pass::first) throw error;
  throw base::Error({.code = base::ErrorCode::sql,
                     .message = file.without_values(said.message),
                     .detail = file.without_values(detail_of(said, pass)),
                     .hint = file.without_values(said.hint),
                     .cause = said.sqlstate == duplicate_object ? Cause(causes::RolesExist{}) : base::ErrorCause(),
                     .sqlstate = said.sqlstate,
                     .location = file.locate(statement, statement.runs_result ? 0 : said.position)});
}

void run(pg::Connection& connection, const source::LoadedFile& file, Pass pass, const base::StopSignal& stop) {
  for (const source::Statement& statement : file.statements()) {
    try {
      stop.throw_if_requested();
      run_directly(connection, stop, file, statement);
    } catch (const pg::ServerError& error) {
      fail(file, statement, pass, error);
    } catch (const base::Error& error) {
      base::Error::Parts parts = error.parts();
      if (parts.code == base::ErrorCode::sql) parts.location = file.locate(statement, 0);
      throw base::Error(std::move(parts));
    }
  }
}

// The settings that the file has made do not apply to the query, and are as before after it.
std::vector<RoleFact> facts_in_transaction(pg::Connection& connection) {
  connection.statement("SAVEPOINT facts");
  connection.statement("SET LOCAL search_path = pg_catalog, pg_temp");
  std::vector<RoleFact> facts = database::server_roles(connection);
  connection.statement("ROLLBACK TO SAVEPOINT facts");
  connection.statement("RELEASE SAVEPOINT facts");
  return facts;
}

std::pair<std::string_view, std::string_view> key_of(const RoleFact& fact) {
  return {fact.role, fact.attribute};
}

// Both are sorted.
std::vector<result::RoleDifference> differences(const std::vector<RoleFact>& before,
                                                const std::vector<RoleFact>& after) {
  std::vector<result::RoleDifference> all;
  auto old = before.begin();
  auto now = after.begin();
  while (old != before.end() || now != after.end()) {
    const bool is_gone = now == after.end() || (old != before.end() && key_of(*old) < key_of(*now));
    const bool is_new = !is_gone && (old == before.end() || key_of(*now) < key_of(*old));
    if (is_gone) {
      all.push_back({.role = old->role, .attribute = old->attribute, .value = old->value, .wanted = {}});
      ++old;
    } else if (is_new) {
      all.push_back({.role = now->role, .attribute = now->attribute, .value = {}, .wanted = now->value});
      ++now;
    } else {
      if (old->value != now->value) {
        all.push_back({.role = now->role, .attribute = now->attribute, .value = old->value, .wanted = now->value});
      }
      ++old;
      ++now;
    }
  }
  return all;
}

}  // namespace

std::vector<result::RoleDifference> run_roles_file(pg::Connection& connection, const source::SourceTree& tree,
                                                   Changes changes, const base::StopSignal& stop) {
  const source::LoadedFile file(tree.root, *tree.instance.roles, source::FileRole::create, tree.variables);
  const std::vector<RoleFact> before = database::server_roles(connection);
  // One run at a time, because the server refuses two that change the same role ("tuple concurrently updated").
  connection.script(
      "BEGIN READ WRITE; SET LOCAL lock_timeout = '10s'; SELECT pg_catalog.pg_advisory_xact_lock(7365263410948)");
  try {
    run(connection, file, Pass::first, stop);
    const std::vector<RoleFact> after = facts_in_transaction(connection);
    run(connection, file, Pass::second, stop);
    connection.script(changes == Changes::keep ? "COMMIT" : "ROLLBACK");
    return differences(before, after);
  } catch (...) {
    if (!connection.lost()) connection.rollback();
    throw;
  }
}

void prepare_roles(const pg::ConnectOptions& superuser, const source::SourceTree& tree, const base::StopSignal& stop) {
  if (!tree.instance.roles) return;
  pg::Connection connection(superuser, stop);
  run_roles_file(connection, tree, Changes::keep, stop);
}

}  // namespace pgmanager::execute

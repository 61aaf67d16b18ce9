#include "database/scratch.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "database/causes.hpp"
#include "database/safe_path.hpp"
#include "queries.hpp"

namespace pgmanager::database {

void create_scratch_database(pg::Connection& connection, const std::string& name) {
  try {
    connection.statement(fmt::format("CREATE DATABASE {} TEMPLATE template0", pg::quote_identifier(name)));
  } catch (const pg::ServerError& error) {
    constexpr std::string_view insufficient_privilege = "42501";
    const pg::ServerMessage& said = error.server();
    const bool is_forbidden = said.sqlstate == insufficient_privilege;
    throw base::Error({.code = base::ErrorCode::refused,
                       .message = "could not create a scratch database",
                       .detail = fmt::format("The server says: {}.", said.message),
                       .hint = said.hint,
                       .cause = is_forbidden
                                    ? Cause(causes::NoRightToScratchDatabase{pg::quote_identifier(connection.user())})
                                    : base::ErrorCause(),
                       .sqlstate = said.sqlstate});
  }
}

void drop_scratch_database(pg::Connection& connection, const std::string& name) {
  const std::string quoted = pg::quote_identifier(name);
  if (!ask(connection, queries::is_template_database, {name}).empty()) {
    connection.statement(fmt::format("ALTER DATABASE {} IS_TEMPLATE false", quoted));
  }
  connection.statement(fmt::format("DROP DATABASE IF EXISTS {} WITH (FORCE)", quoted));
}

bool has_subscriptions(pg::Connection& connection, const std::string& database) {
  return !ask(connection, queries::subscriptions, {database}).empty();
}

void drop_subscriptions(pg::Connection& connection) {
  for (const std::string& subscription :
       ask(connection, queries::subscriptions, {connection.database()}).one_column()) {
    const std::string name = pg::quote_identifier(subscription);
    connection.statement(fmt::format("ALTER SUBSCRIPTION {} DISABLE", name));
    connection.statement(fmt::format("ALTER SUBSCRIPTION {} SET (slot_name = NONE)", name));
    connection.statement(fmt::format("DROP SUBSCRIPTION {}", name));
  }
}

std::vector<std::string> roles(pg::Connection& connection) {
  return ask(connection, queries::roles).one_column();
}

void create_superuser(pg::Connection& connection, const std::string& name) {
  const std::vector<std::string> there = roles(connection);
  if (std::find(there.begin(), there.end(), name) != there.end()) return;
  connection.statement(fmt::format("CREATE ROLE {} SUPERUSER LOGIN", pg::quote_identifier(name)));
}

void create_roles(pg::Connection& connection, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (ask(connection, "SELECT FROM pg_roles WHERE rolname = $1", {name}).empty())
      connection.statement("CREATE ROLE " + pg::quote_identifier(name));
  }
}

std::vector<std::string> superusers(pg::Connection& connection, const std::vector<std::string>& names) {
  std::vector<std::string> found;
  for (const pg::Row row : ask(connection, "SELECT rolname AS name FROM pg_roles WHERE rolsuper")) {
    const std::string name = row["name"].string();
    if (std::ranges::count(names, name) > 0) found.push_back(name);
  }
  return found;
}

void make_superusers(pg::Connection& connection, const std::vector<std::string>& names) {
  for (const std::string& name : names)
    connection.statement(fmt::format("ALTER ROLE {} SUPERUSER", pg::quote_identifier(name)));
}

namespace {

void drop_role(pg::Connection& connection, const std::string& name) {
  try {
    connection.statement("DROP ROLE " + pg::quote_identifier(name));
  } catch (const pg::ServerError& error) {
    const pg::ServerMessage& said = error.server();
    throw base::Error(
        {.code = base::ErrorCode::refused,
         .message = fmt::format(
             "could not drop role \"{}\", which the files of one side created, before the other side is built",
             base::printable(name)),
         .detail = fmt::format("The server says: {}: {}.", said.message, said.detail),
         .cause = Cause(causes::RoleNotDropped{}),
         .sqlstate = said.sqlstate});
  }
}

}  // namespace

void drop_roles(pg::Connection& connection, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    connection.statement(fmt::format("DROP OWNED BY {} CASCADE", pg::quote_identifier(name)));
  }
  for (const std::string& name : names) drop_role(connection, name);
}

bool is_extension_available(pg::Connection& connection, const std::string& name) {
  return ask(connection, queries::extension_available, {name}).one_value().boolean();
}

}  // namespace pgmanager::database

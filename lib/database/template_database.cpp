#include "database/template_database.hpp"

#include <fmt/format.h>

#include <string_view>

#include "base/utf8.hpp"
#include "database/causes.hpp"
#include "database/safe_path.hpp"
#include "queries.hpp"

namespace pgmanager::database {

namespace {

constexpr std::string_view invalid_catalog_name = "3D000";
constexpr std::string_view object_in_use = "55006";
constexpr std::string_view duplicate_database = "42P04";
constexpr std::string_view unique_violation = "23505";  // two sessions create the same name at the same moment
constexpr std::string_view insufficient_privilege = "42501";

base::ErrorCause cause_of(std::string_view sqlstate, const std::string& template_name, const std::string& user) {
  if (sqlstate == object_in_use) return Cause(causes::TemplateInUse{template_name});
  if (sqlstate == insufficient_privilege) return Cause(causes::NoRightToClone{user});
  return {};
}

void copy_properties(pg::Connection& connection, const std::string& template_name, const std::string& clone) {
  const pg::Result statements =
      ask(connection, queries::database_properties,
          queries::DatabasePropertiesParameters{.clone = clone, .template_name = template_name});
  for (const std::string& statement : statements.one_column()) connection.statement(statement);
}

}  // namespace

void fail_name_taken(const std::string& database) {
  throw base::Error({.code = base::ErrorCode::refused,
                     .message = fmt::format("database \"{}\" exists already", base::printable(database)),
                     .cause = Cause(causes::DatabaseExists{pg::quote_identifier(database)})});
}

std::string session_traits(pg::Connection& connection) {
  return ask(connection,
             "SELECT concat_ws(E'\\n', current_user, (SELECT string_agg(s.name || '=' || s.setting, E'\\n' ORDER BY "
             "s.name) "
             "FROM pg_catalog.pg_settings AS s WHERE s.source IN ('client', 'user', 'global') "
             "AND s.name NOT IN ('application_name', 'client_connection_check_interval', 'lock_timeout', "
             "'search_path')), "
             "(SELECT s.reset_val FROM pg_catalog.pg_settings AS s WHERE s.name = 'search_path')) AS traits")
      .one_value()
      .string();
}

TemplateState template_state(pg::Connection& connection, const std::string& template_name, const std::string& clone) {
  const pg::Result row = ask(connection, queries::template_database,
                             queries::TemplateDatabaseParameters{.template_name = template_name, .clone = clone});
  const pg::Row state = row.one_row();
  return {.exists = !state["is_complete"].is_null(),
          .is_complete = !state["is_complete"].is_null() && state["is_complete"].boolean(),
          .other_owner = state["other_owner"].string(),
          .is_taken = state["is_taken"].boolean()};
}

void complete_template(pg::Connection& connection, const std::string& name) {
  // The files may have given it to another role.
  connection.statement(fmt::format("ALTER DATABASE {} OWNER TO CURRENT_USER", pg::quote_identifier(name)));
  connection.statement(fmt::format("ALTER DATABASE {} ALLOW_CONNECTIONS false", pg::quote_identifier(name)));
  ask(connection, queries::end_sessions, {name});
}

bool copy_database(pg::Connection& connection, const std::string& template_name, const std::string& clone) {
  const std::string name = pg::quote_identifier(clone);
  const std::string statement =
      fmt::format("CREATE DATABASE {} TEMPLATE {}", name, pg::quote_identifier(template_name));
  try {
    connection.statement(statement);
  } catch (const pg::ServerError& error) {
    const pg::ServerMessage& said = error.server();
    if (said.sqlstate == invalid_catalog_name) return false;
    const bool is_taken = said.sqlstate == duplicate_database || said.sqlstate == unique_violation;
    if (is_taken) fail_name_taken(clone);
    throw base::Error(
        {.code = base::ErrorCode::refused,
         .message = fmt::format("could not create database \"{}\" from template \"{}\"", base::printable(clone),
                                template_name),
         .detail = fmt::format("The server says: {}.{}{}", said.message, said.detail.empty() ? "" : " ", said.detail),
         .hint = said.hint,
         .cause = cause_of(said.sqlstate, template_name, pg::quote_identifier(connection.user())),
         .sqlstate = said.sqlstate});
  }
  try {
    copy_properties(connection, template_name, clone);
  } catch (const pg::ServerError&) {
    connection.statement(fmt::format("DROP DATABASE {}", name));
    throw;
  }
  return true;
}

std::vector<Template> templates(pg::Connection& connection) {
  const pg::Result rows =
      ask(connection,
          "SELECT d.datname AS name, NOT d.datallowconn AS is_complete FROM pg_catalog.pg_database AS d "
          "JOIN pg_catalog.pg_roles AS r ON r.oid = d.datdba "
          "WHERE d.datname ~ ('^' || $1 || '[0-9a-f]{16}$') AND r.rolname = current_user ORDER BY d.oid DESC",
          {template_prefix});
  std::vector<Template> all;
  for (const pg::Row row : rows) {
    all.push_back({.name = row["name"].string(), .is_complete = row["is_complete"].boolean()});
  }
  return all;
}

bool drop_template(pg::Connection& connection, const std::string& name) {
  try {
    connection.statement(fmt::format("DROP DATABASE IF EXISTS {}", pg::quote_identifier(name)));
    return true;
  } catch (const pg::ServerError& error) {
    if (error.server().sqlstate != object_in_use) throw;
    return false;
  }
}

}  // namespace pgmanager::database

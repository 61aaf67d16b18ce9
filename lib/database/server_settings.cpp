#include "database/server_settings.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "database/query_for.hpp"
#include "database/safe_path.hpp"
#include "database/text_array.hpp"
#include "queries.hpp"

namespace pgmanager::database {

namespace {

constexpr int versions_per_major = 10000;

std::string for_server(const pg::Connection& connection, std::string_view query) {
  return query_for(
      {.major_version = connection.server_version() / versions_per_major, .is_superuser = connection.is_superuser()},
      query);
}

std::vector<std::string> array_of(const pg::Value& value) {
  return value.is_null() ? std::vector<std::string>() : text_array(value.text());
}

// The view does not say which words were in quotes.
std::vector<source::AccessName> names_of(const pg::Value& value) {
  std::vector<source::AccessName> names;
  for (std::string& name : array_of(value)) names.push_back({.text = std::move(name)});
  return names;
}

std::string quoted_literal(std::string_view text) {
  std::string quoted = text.find('\\') == std::string_view::npos ? "'" : "E'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') quoted += c;
    quoted += c;
  }
  return quoted + "'";
}

// "pg_stat_statements.max" is two identifiers.
std::string quoted_parameter(std::string_view name) {
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos) return pg::quote_identifier(name);
  return pg::quote_identifier(name.substr(0, dot)) + "." + quoted_parameter(name.substr(dot + 1));
}

std::string alter_system_statement(const std::string& parameter, const std::vector<std::string>& values) {
  std::vector<std::string> literals;
  for (const std::string& value : values) literals.push_back(quoted_literal(value));
  if (literals.empty()) literals.emplace_back("''");
  return fmt::format("ALTER SYSTEM SET {} = {}", quoted_parameter(parameter), fmt::join(literals, ", "));
}

}  // namespace

ServerRights server_rights(pg::Connection& connection) {
  const pg::Result result = ask(connection, queries::server_rights);
  const pg::Row row = result.one_row();
  ServerRights rights{.reads_access_rules = row["reads_access_rules"].boolean(),
                      .writes_access_rules = row["writes_access_rules"].boolean(),
                      .reloads = row["reloads"].boolean(),
                      .provider_role = row["provider_role"].string(),
                      .caller = {.client_address = row["client_address"].string(),
                                 .server_address = row["server_address"].string(),
                                 .database = row["database"].string(),
                                 .user = row["user_name"].string(),
                                 .tls = row["tls"].boolean(),
                                 .gss = row["gss"].boolean()}};
  for (std::string& role : array_of(row["roles"])) rights.caller.roles.insert(std::move(role));
  if (row["reads_file_times"].boolean()) {
    rights.access_rules_not_loaded =
        ask(connection,
            "SELECT (pg_stat_file(current_setting('hba_file'))).modification > pg_conf_load_time() AS not_loaded")
            .one_value()
            .boolean();
  }
  return rights;
}

AccessRules access_rules(pg::Connection& connection, bool reads_text) {
  AccessRules found;
  for (const pg::Row row : ask(connection, queries::access_rules)) {
    const int line = row["line_number"].integer<int>();
    const bool is_usable = !row["method"].is_null();
    if (!row["error"].is_null()) {
      found.errors.push_back({.line = line, .message = row["error"].string(), .is_usable = is_usable});
    }
    if (!is_usable) continue;
    source::AccessRule rule{.line = line,
                            .type = row["type"].string(),
                            .databases = names_of(row["databases"]),
                            .users = names_of(row["users"]),
                            .address = source::address_with_mask(row["address"].string(), row["netmask"].string()),
                            .method = row["method"].string(),
                            .options = array_of(row["options"])};
    std::ranges::sort(rule.options);
    found.rules.push_back(std::move(rule));
  }
  if (!reads_text) return found;
  base::Findings findings;
  auto rules = source::parse_access_rules("pg_hba.conf", access_rules_text(connection), findings);
  // Otherwise the file has something that only the server understands, e.g. other files.
  if (rules.size() == found.rules.size()) found.rules = std::move(rules);
  return found;
}

void write_access_rules(pg::Connection& connection, const std::string& text) {
  try {
    connection.query("SELECT pg_catalog.set_config('postgres_manager.access_rules', $1, false)", {text});
    // The server may make transactions read-only by default.
    connection.script("BEGIN READ WRITE");
    connection.statement(queries::write_access_rules);
    connection.script("COMMIT");
  } catch (const pg::ServerError& error) {
    connection.rollback();
    throw base::Error({.code = base::ErrorCode::refused,
                       .message = "the server did not accept instance/pg_hba.conf",
                       .detail = fmt::format("{}{} Its pg_hba.conf is as before.", error.server().message,
                                             error.server().message.ends_with('.') ? "" : "."),
                       .hint = error.server().hint,
                       .sqlstate = error.server().sqlstate});
  }
}

std::string access_rules_text(pg::Connection& connection) {
  return ask(connection, "SELECT convert_from(pg_read_binary_file(current_setting('hba_file')), 'UTF8') AS text")
      .one_value()
      .string();
}

std::vector<plan::LiveParameter> server_parameters(pg::Connection& connection, const std::vector<std::string>& names) {
  std::vector<std::string> keys = names;
  std::ranges::transform(keys, keys.begin(), base::lowered);
  std::vector<plan::LiveParameter> parameters;
  const bool sees_files = connection.is_superuser();
  for (const pg::Row row : ask(connection, for_server(connection, queries::server_parameters),
                               queries::ServerParametersParameters{.names = written_array(keys)})) {
    parameters.push_back({.name = row["name"].string(),
                          .type = row["type"].string(),
                          .unit = row["unit"].string(),
                          .allowed = array_of(row["allowed"]),
                          .value = row["value"].string(),
                          .in_file = sees_files ? row["in_file"].optional_string() : std::nullopt,
                          .waits_for_restart = row["pending_restart"].boolean(),
                          .needs_restart = row["needs_restart"].boolean(),
                          .is_fixed = row["is_fixed"].boolean(),
                          .on_command_line = row["on_command_line"].boolean()});
  }
  return parameters;
}

std::vector<std::string> unalterable_parameters(pg::Connection& connection, const std::vector<std::string>& names) {
  return ask(connection, for_server(connection, queries::unalterable_parameters), {written_array(names)}).one_column();
}

std::string alter_system(pg::Connection& connection, const std::string& parameter,
                         const std::vector<std::string>& values) {
  std::string undo = fmt::format("ALTER SYSTEM RESET {}", quoted_parameter(parameter));
  if (connection.is_superuser()) {
    for (const pg::Row row :
         ask(connection, for_server(connection, queries::server_parameters),
             queries::ServerParametersParameters{.names = written_array({base::lowered(parameter)})})) {
      if (row["set_by_alter_system"].is_null()) continue;
      const std::string before = row["set_by_alter_system"].string();
      undo = alter_system_statement(
          parameter, source::is_list_of_names(parameter) ? source::split_names(before) : std::vector{before});
    }
  }
  connection.statement(alter_system_statement(parameter, values));
  return undo;
}

std::string missing_library(pg::Connection& connection, const std::vector<std::string>& libraries) {
  constexpr std::string_view undefined_file = "58P01";
  for (const std::string& library : libraries) {
    try {
      connection.statement(fmt::format("LOAD {}", quoted_literal(library)));
    } catch (const pg::ServerError& error) {
      // Many libraries refuse to be loaded by a session, which shows that they are there.
      if (error.server().sqlstate == undefined_file) return error.server().message;
    }
  }
  return "";
}

bool reload(pg::Connection& connection) {
  constexpr std::chrono::milliseconds pause{20};
  constexpr std::chrono::seconds patience{10};
  constexpr auto load_time = "SELECT pg_conf_load_time()::text AS loaded";
  const std::string before = ask(connection, load_time).one_value().string();
  ask(connection, "SELECT pg_reload_conf() AS sent");
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (ask(connection, load_time).one_value().string() == before) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(pause);
  }
  return true;
}

std::vector<std::string> parameters_waiting_for_restart(pg::Connection& connection) {
  return ask(connection, "SELECT name FROM pg_settings WHERE pending_restart ORDER BY name").one_column();
}

std::vector<RoleFact> server_roles(pg::Connection& connection) {
  // In a transaction that changes roles, the session may have ceased to be a superuser's.
  const bool is_superuser =
      ask(connection, "SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user").one_value().boolean();
  std::vector<RoleFact> facts;
  for (const pg::Row row : ask(connection, query_for({.major_version = connection.server_version() / versions_per_major,
                                           .is_superuser = is_superuser},
                                                     queries::server_roles))) {
    facts.push_back(
        {.role = row["role"].string(), .attribute = row["attribute"].string(), .value = row["value"].string()});
  }
  std::ranges::sort(facts);
  return facts;
}

}  // namespace pgmanager::database

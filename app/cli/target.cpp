#include "cli/target.hpp"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <climits>
#include <memory>
#include <optional>
#include <ostream>
#include <utility>

#include "base/environment.hpp"
#include "base/utf8.hpp"
#include "base/version.hpp"
#include "cli/command_table.hpp"
#include "cli/connection_uri.hpp"
#include "cli/named_database.hpp"
#include "cli/option_table.hpp"
#include "cli/password_command.hpp"
#include "cli/private_servers.hpp"
#include "cli/progress.hpp"
#include "execute/roles_file.hpp"
#include "execute/server_wait.hpp"
#include "execute/status.hpp"
#include "pg/connect_error.hpp"
#include "pg/connect_options.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::cli {

namespace {

using base::Error;
using base::ErrorCode;

constexpr std::string_view invalid_catalog_name = "3D000";

std::string operating_system_user() {
  const passwd* entry = ::getpwuid(::geteuid());  // NOLINT(concurrency-mt-unsafe)
  return entry != nullptr ? entry->pw_name : std::to_string(::geteuid());
}

std::string host_name() {
  std::array<char, HOST_NAME_MAX + 1> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

// Unchanged if it cannot be determined: the current directory is gone.
std::string absolute_path(const std::filesystem::path& path) {
  std::error_code error;
  const auto absolute = std::filesystem::weakly_canonical(path, error);
  return error ? path.string() : absolute.string();
}

bool lacks_tree(const Settings& settings) {
  return applies_to(*find_option("history-schema"), settings.function) && source::whole_tree(settings.root).is_empty();
}

[[noreturn]] void fail_without_target(const Settings& settings) {
  const std::string_view function = settings.function;
  std::string options = "--postgres-dsn DSN";
  std::string hint = "Name one: --postgres-dsn postgresql://user@host:5432/database";
  if (applies_to(*find_option("local"), function)) {
    options += applies_to(*find_option("ephemeral"), function) ? ", --local or --ephemeral" : " or --local";
    hint += "; or try a private server: --local";
  }
  throw Error(
      {.code = ErrorCode::usage,
       .message = "no database was named",
       .detail = fmt::format(
           "It is read from, in this order: {}; the environment variable POSTGRES_MANAGER_DSN; DATABASE_URL; libpq's "
           "own variables (PGHOST, PGDATABASE, PGSERVICE, ...); the keys \"postgres-dsn\" and \"local\" in "
           "postgres-manager.json.",
           options),
       .hint = hint + "." + (lacks_tree(settings) ? " To begin a source tree here: postgres-manager init" : "")});
}

std::vector<pg::ConnectionSetting> settings_of(const cluster::PrivateServer& server, const std::string& database) {
  std::vector<pg::ConnectionSetting> settings = {{"user", "postgres"},
                                                 {"dbname", database.empty() ? "postgres" : database}};
  if (server.listens) settings.push_back({"password", server.password});
  settings.push_back({"host", server.listens ? "localhost" : server.socket_directory.string()});
  settings.push_back({"port", std::to_string(server.port)});
  return settings;
}

void require_one_way(const Settings& settings) {
  const int ways = (settings.postgres_dsn ? 1 : 0) + (settings.local ? 1 : 0) + (settings.ephemeral ? 1 : 0);
  if (ways > 1) {
    throw Error({.code = ErrorCode::usage,
                 .message = "--postgres-dsn, --local and --ephemeral exclude each other",
                 .hint = "Name the database in one way only."});
  }
}

}  // namespace

std::string checked_dsn(const std::string& dsn, std::string_view origin) {
  try {
    pg::parse_dsn(dsn);
    return dsn;
  } catch (const Error& error) {
    Error::Parts parts = error.parts();
    parts.message += fmt::format(" in {}", origin);
    throw Error(parts);
  }
}

database::Runner this_runner() {
  return {.operating_system_user = operating_system_user(),
          .host = host_name(),
          .tool_version = std::string(base::version())};
}

namespace {

void require_private_server(const Settings& settings, bool is_private) {
  if ((is_private && !settings.ephemeral) || !settings.given.contains("port")) return;
  throw Error({.code = ErrorCode::usage,
               .message = "option --port requires --local",
               .hint = "Use both; the port of another server belongs in --postgres-dsn."});
}

void prepare_roles(const cluster::PrivateServer& server, const source::SourceTree& tree) {
  execute::prepare_roles({.dsn = server.dsn()}, tree, base::StopSignal());
}

cluster::PrivateServer start_local(const Settings& settings, const std::filesystem::path& directory,
                                   const Terminal& terminal) {
  const source::SourceTree tree = require_instance(settings);
  cluster::ServerOptions options = server_options(settings, tree.instance);
  options.port = settings.port;
  const auto server =
      cluster::start_private_server(directory, cluster::ServerPrograms::when_needed(settings.postgres_bin), options);
  if (server.started_now) prepare_roles(server, tree);
  if (server.started_now && settings.verbosity != Verbosity::quiet) {
    terminal.errors << fmt::format(
        "started a private PostgreSQL server in \"{}\"{}\n", base::printable(directory.string()),
        server.listens ? ": " + connection_uri(settings_of(server, settings.dbname.value_or(""))) : "");
  }
  return server;
}

}  // namespace

ChosenTarget::ChosenTarget(const Settings& settings, const Terminal& terminal, std::string_view function)
    : terminal_(terminal) {
  require_one_way(settings);
  std::string dsn;
  if (settings.postgres_dsn) {
    dsn = checked_dsn(*settings.postgres_dsn, "--postgres-dsn");
  } else if (settings.local) {
    server_ = start_local(settings, *settings.local, terminal);
  } else if (settings.ephemeral) {
    const source::SourceTree tree = require_instance(settings);
    ephemeral_ = std::make_unique<cluster::EphemeralServer>(cluster::find_server_programs(settings.postgres_bin),
                                                            server_options(settings, tree.instance));
    server_ = ephemeral_->server();
    prepare_roles(*server_, tree);
  } else if (const auto own = base::environment_variable("POSTGRES_MANAGER_DSN")) {
    dsn = checked_dsn(*own, "POSTGRES_MANAGER_DSN");
  } else if (const auto url = base::environment_variable("DATABASE_URL")) {
    dsn = checked_dsn(*url, "DATABASE_URL");
  } else if (settings.configured_dsn && !environment_names_database()) {
    dsn = checked_dsn(settings.configured_dsn->text, settings.configured_dsn->origin);
  } else if (settings.configured_local && !environment_names_database()) {
    server_ = start_local(settings, (settings.root / cluster::default_directory).lexically_normal(), terminal);
  } else if (!pg::environment_names_connection()) {
    fail_without_target(settings);
  }
  require_private_server(settings, is_private());
  target_ = {.connection = {.dsn = server_ ? server_->dsn() : dsn,
                            .dbname = settings.dbname.value_or(""),
                            .application_name = fmt::format("postgres-manager {}", function)},
             .history_schema = settings.history_schema,
             .runner = this_runner()};
  if (settings.password_command && !is_private()) {
    target_.connection.password = password_from(*settings.password_command, settings.root);
  }
}

std::vector<pg::ConnectionSetting> ChosenTarget::connection_settings(const std::string& database) const {
  pg::ConnectOptions options = target_.connection;
  if (!database.empty()) options.dbname = database;
  return server_ ? settings_of(*server_, options.dbname) : pg::explicit_settings(options);
}

namespace {

// CREATE DATABASE needs a connection to another database of the same server; these two exist by default.
void create_missing_database(const execute::Target& target, const std::string& name, const base::StopSignal& stop) {
  for (const char* maintenance : {"postgres", "template1"}) {
    pg::ConnectOptions options = target.connection;
    options.dbname = maintenance;
    try {
      pg::Connection connection(options, stop);
      database::create_database(connection, name);
      return;
    } catch (const Error& error) {
      const bool missing = error.parts().sqlstate == invalid_catalog_name;
      if (!missing || std::string_view(maintenance) == "template1") throw;
    }
  }
}

const Needs& needs_of(const Settings& settings) {
  return find_command(settings.function)->needs;
}

// A query prints one document, so progress before it must not be on standard output.
std::unique_ptr<result::RunObserver> progress_before(const Settings& settings, const Terminal& terminal) {
  return needs_of(settings).is_query ? make_building_progress(settings, terminal) : make_progress(settings, terminal);
}

// Everything that the function reads first, in one round trip.
database::Wanted wanted_of(const Settings& settings, execute::Access access,
                           const std::optional<database::SessionDefaults>& defaults) {
  const bool locks = access == execute::Access::write && !settings.dry_run;
  const Needs& needs = needs_of(settings);
  using History = database::Wanted::History;
  return {.lock = locks,
          .history = settings.manual_deployment ? History::whole : needs.history,
          .files_in_place = !settings.repeatable.empty(),
          .invalid_indexes = needs.invalid_indexes,
          .user_objects = locks && needs.contents,
          .defaults = defaults};
}

result::Instance named(result::Instance instance, const Settings& settings) {
  instance.environment = settings.environment.value_or("");
  instance.tree = absolute_path(settings.root);
  return instance;
}

// If the server was reached, an error about the database comes after the line that shows the target.
std::unique_ptr<execute::Session> open_there(const ChosenTarget& chosen, const Settings& settings,
                                             execute::Access access, const base::StopSignal& stop,
                                             const std::optional<database::SessionDefaults>& defaults) {
  std::optional<result::Instance> reached;
  try {
    return std::make_unique<execute::Session>(chosen.target(), access, stop, wanted_of(settings, access, defaults),
                                              [&](const result::Instance& instance) { reached = instance; });
  } catch (const Error&) {
    if (reached) show_target(named(*std::move(reached), settings), settings, chosen.terminal());
    throw;
  }
}

}  // namespace

void show_target(const result::Instance& instance, const Settings& settings, const Terminal& terminal) {
  progress_before(settings, terminal)->on(result::events::Target{instance});
}

result::ReadyServer wait_for_server(const ChosenTarget& chosen, const Settings& settings,
                                    const base::StopSignal& stop) {
  constexpr std::chrono::seconds usual{60};
  const auto progress = progress_before(settings, chosen.terminal());
  execute::ServerWait wait(chosen.target(), settings.server_wait.value_or(usual), stop, *progress);
  result::ReadyServer server = wait.until_ready();
  server.instance = named(std::move(server.instance), settings);
  return server;
}

std::unique_ptr<execute::Session> open_session(const ChosenTarget& chosen, const Settings& settings,
                                               execute::Access access, const base::StopSignal& stop,
                                               const std::optional<database::SessionDefaults>& defaults) {
  const execute::Target& target = chosen.target();
  try {
    if (settings.server_wait) wait_for_server(chosen, settings, stop);
    return open_there(chosen, settings, access, stop, defaults);
  } catch (const Error& error) {
    if (!settings.create_database || error.parts().sqlstate != invalid_catalog_name) throw;
  }
  if (settings.dry_run) return nullptr;
  create_missing_database(target, pg::database_name(target.connection), stop);
  return open_there(chosen, settings, access, stop, defaults);
}

result::Instance instance_of(const ChosenTarget& chosen, execute::Session* session, const Settings& settings) {
  result::Instance instance;
  if (session != nullptr) {
    instance = execute::instance_of(*session);
  } else {
    instance.database = pg::database_name(chosen.target().connection);
  }
  return named(std::move(instance), settings);
}

}  // namespace pgmanager::cli

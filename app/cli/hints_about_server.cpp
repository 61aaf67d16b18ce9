// What to do about a connection that could not be opened or was lost, and about private servers.
#include <fmt/format.h>

#include "base/shell_word.hpp"
#include "cli/hint_tables.hpp"
#include "cluster/causes.hpp"
#include "dump/causes.hpp"
#include "pg/causes.hpp"
#include "pg/connection.hpp"

namespace pgmanager::cli::hints {

namespace {

std::string about_tls(pg::TlsFailure failure, const std::string& file) {
  switch (failure) {
    case pg::TlsFailure::key_open_to_others:
      return fmt::format("Correct the mode of the private key: chmod 600 {}", base::shell_word(file));
    case pg::TlsFailure::key_of_other_user: return "Make the file that sslkey names belong to the user who runs this.";
    case pg::TlsFailure::key_does_not_fit:
      return "Check that sslkey names the private key of the certificate in sslcert, and sslpassword its password.";
    case pg::TlsFailure::no_key: return "Correct the path of the private key in sslkey, or leave out sslcert.";
    case pg::TlsFailure::certificate_not_readable:
      return "Correct the path in sslcert: it names the client's certificate, which the user who runs this can read.";
    case pg::TlsFailure::authorities_not_readable:
      return "Correct the path in sslrootcert, or the file: it has the certificate of the authority that signed the "
             "server's (PEM), and the user who runs this can read it.";
    case pg::TlsFailure::no_authorities:
      return "Correct the path in sslrootcert, or put the certificate of the authority that signed the server's there.";
    case pg::TlsFailure::server_not_trusted:
      return "Name the certificate of the authority that signed the server's: sslrootcert=FILE. The server's may also "
             "have expired.";
    case pg::TlsFailure::other_host_name:
      return "Connect by a name that is in the server's certificate (host=NAME, with hostaddr=ADDRESS where the name "
             "leads elsewhere), or give the server a certificate for this name. sslmode=verify-ca does not compare "
             "names.";
    case pg::TlsFailure::server_without_tls:
      return "Turn TLS on in the server (ssl = on), or, where the network is trusted, connect without it: "
             "sslmode=prefer.";
    case pg::TlsFailure::client_not_trusted:
      return "Name a client's certificate that the server trusts (sslcert, sslkey), or have the authority that signed "
             "it added to ssl_ca_file of the server.";
  }
  return "";
}

std::string about_demand(const pg::causes::NoConnection& cause) {
  switch (cause.demand) {
    case pg::Demand::none: return "";
    case pg::Demand::channel_binding:
      return "The connection asks for channel_binding=require, which needs TLS and scram-sha-256. ";
    case pg::Demand::kerberos:
      return "The connection asks for gssencmode=require, which needs a Kerberos ticket and a server that accepts it. ";
    case pg::Demand::peer:
      return fmt::format("The connection asks for a server that runs as operating system user \"{}\" (requirepeer). ",
                         cause.peer);
  }
  return "";
}

std::string about_no_answer(const pg::causes::NoConnection& cause) {
  const bool is_socket = cause.host.empty() || cause.host.front() == '/';
  return is_socket ? "Check that the server runs and that the host in the connection string is its socket directory."
                   : fmt::format("Check that the server runs and is reachable: pg_isready -h {} -p {}",
                                 base::shell_word(cause.host), base::shell_word(cause.port));
}

std::string about_foreign(pg::ForeignParameter parameter) {
  switch (parameter) {
    case pg::ForeignParameter::prisma_schema:
      return "It is one of Prisma's. Omit it; search_path sets the schema of unqualified names: ALTER ROLE ... SET "
             "search_path, or options=-csearch_path%3Dapp in the connection string.";
    case pg::ForeignParameter::prisma_pgbouncer:
      return "It is one of Prisma's. Omit it, and name the server itself, not its pooler.";
    case pg::ForeignParameter::prisma_connection_limit:
      return "It is one of Prisma's. Omit it: one connection is opened.";
    case pg::ForeignParameter::prisma_pool_timeout: return "It is one of Prisma's. Omit it: there is no pool.";
    case pg::ForeignParameter::prisma_sslaccept: return "It is one of Prisma's. Omit it; libpq's parameter is sslmode.";
    case pg::ForeignParameter::jdbc_ssl: return "It is one of JDBC's. libpq's parameter is sslmode: sslmode=require.";
    case pg::ForeignParameter::jdbc_current_schema:
      return "It is one of JDBC's. Omit it; with libpq, use options=-csearch_path%3Dapp.";
  }
  return "";
}

std::string about_missing_connection(const pg::causes::NoConnection& cause) {
  switch (cause.why) {
    case pg::ConnectCause::unknown_host: return "Check the host in the connection string.";
    case pg::ConnectCause::no_listener:
    case pg::ConnectCause::no_answer: return about_demand(cause) + about_no_answer(cause);
    case pg::ConnectCause::not_ready: return "Try again in a moment, or wait for the server: --wait 60s.";
    case pg::ConnectCause::no_connection_left: return "Try again later, or close connections (pg_stat_activity).";
    case pg::ConnectCause::no_password: return "Give it in the connection string, in PGPASSWORD or in ~/.pgpass.";
    case pg::ConnectCause::wrong_password:
      return "Check user and password; special characters in a URI must be percent-encoded.";
    case pg::ConnectCause::user_rejected:
      return cause.tls ? about_tls(*cause.tls, cause.tls_file)
                       : "Check that the role exists and that pg_hba.conf allows it to connect from here.";
    case pg::ConnectCause::no_database:
      return "Check the name, or create it: postgres-manager create --create-database";
    case pg::ConnectCause::no_right:
      return fmt::format("Grant the right: GRANT CONNECT ON DATABASE {} TO {}", pg::quote_identifier(cause.database),
                         pg::quote_identifier(cause.user));
    case pg::ConnectCause::database_closed:
      return fmt::format("A superuser or its owner can allow them: ALTER DATABASE {} ALLOW_CONNECTIONS true",
                         pg::quote_identifier(cause.database));
    case pg::ConnectCause::drop_interrupted: return "";
    case pg::ConnectCause::no_service:
      return "Services are defined in ~/.pg_service.conf, or in the file that PGSERVICEFILE names, and in "
             "pg_service.conf of the directory that pg_config --sysconfdir shows.";
    case pg::ConnectCause::no_tls:
      return cause.tls ? about_tls(*cause.tls, cause.tls_file)
                       : "The two sides do not agree on TLS: read the log of the server, and compare "
                         "ssl_min_protocol_version and ssl_max_protocol_version of both.";
    case pg::ConnectCause::wrong_server:
      return "Name a server that does, or all of them (host=a,b), or another value of target_session_attrs.";
    case pg::ConnectCause::refused:
      return cause.has_options ? "Check the settings in options of the connection string, or in PGOPTIONS." : "";
  }
  return "";
}

struct ConnectionHints {
  std::string operator()(const pg::causes::NoConnection& cause) const { return about_missing_connection(cause); }
  std::string operator()(const pg::causes::MalformedConnectionString&) const {
    return "Use a URI (postgresql://user:password@host:5432/database, special characters in the password "
           "percent-encoded) or key=value pairs (host=... dbname=...).";
  }
  std::string operator()(const pg::causes::ForeignConnectionParameter& cause) const {
    return about_foreign(cause.parameter);
  }
  std::string operator()(const pg::causes::NewerConnectionParameter& cause) const {
    return fmt::format("libpq knows it since PostgreSQL {}, and this is libpq {}: omit it.", cause.since, cause.here);
  }
  std::string operator()(const pg::causes::UnknownConnectionParameter& cause) const {
    if (!cause.nearest.empty()) return fmt::format("Did you mean {}?", cause.nearest);
    return "Omit it, or use one of libpq's parameters (PostgreSQL's documentation, \"Parameter Key Words\").";
  }
  std::string operator()(const pg::causes::SslParameter&) const {
    return "libpq takes only ssl=true. Its own parameter is sslmode: sslmode=require.";
  }
  std::string operator()(const pg::causes::ConnectionStringAsName&) const {
    return "A connection string belongs in --postgres-dsn, POSTGRES_MANAGER_DSN or DATABASE_URL.";
  }
  std::string operator()(const pg::causes::NotOnePortPerHost&) const {
    return "Write one port for all hosts, or one for each of them.";
  }
  std::string operator()(const pg::causes::PortOutOfRange&) const { return "Write a port from 1 to 65535."; }
  std::string operator()(const pg::causes::NotAnAddress&) const {
    return "Write an address: hostaddr=127.0.0.1. A name belongs in host.";
  }
  std::string operator()(const pg::causes::NotOneOfWords& cause) const {
    return fmt::format("Use one of: {}.", cause.words);
  }
  std::string operator()(const pg::causes::NotAWholeNumber& cause) const {
    return fmt::format("Write a whole number: {}={}.", cause.keyword, cause.example);
  }
  std::string operator()(const pg::causes::TlsVersionsOutOfOrder& cause) const {
    return fmt::format("It is above ssl_max_protocol_version, which is {}.", cause.greatest);
  }
  std::string operator()(const pg::causes::ReplicationConnection&) const {
    return "Omit it: files cannot run in a connection for replication.";
  }
  std::string operator()(const pg::causes::ConnectionLost&) const {
    return "See the state of the instance: postgres-manager status.";
  }
  std::string operator()(const pg::causes::StatementStillRuns&) const {
    return "See what still runs: SELECT pid, state, query FROM pg_stat_activity WHERE application_name LIKE "
           "'postgres-manager%'.";
  }
};

}  // namespace

std::optional<std::string> about_connection(const base::ErrorCause& cause, const Settings& /*settings*/) {
  return look_up(cause, std::type_identity<pg::Cause>(), ConnectionHints());
}

namespace {

struct PrivateServerHints {
  std::string operator()(const cluster::causes::NoServerAccount&) const {
    return "Create one (useradd --system postgres), or run as an ordinary user.";
  }
  std::string operator()(const cluster::causes::OwnerDoesNotExist&) const {
    return "Name another directory for the server, or give this one to a user that exists.";
  }
  std::string operator()(const cluster::causes::DirectoryNotAccessible& cause) const {
    return fmt::format("Give that user access (namei -l {} shows the permissions), or name another directory.",
                       base::shell_word(cause.directory));
  }
  std::string operator()(const cluster::causes::DirectoryNotUsable&) const {
    return "Name a directory that you can write to, or run as the user who owns this one.";
  }
  std::string operator()(const cluster::causes::LineBreakInName&) const {
    return "Name another directory for the private server.";
  }
  std::string operator()(const cluster::causes::LinkToNowhere&) const {
    return "Remove the link, or make its target available again.";
  }
  std::string operator()(const cluster::causes::ForeignContent&) const {
    return "Name a directory that is empty or does not exist yet.";
  }
  std::string operator()(const cluster::causes::NotADataDirectory& cause) const {
    return fmt::format("Remove directory \"{}\" to start with an empty server.", cause.directory);
  }
  std::string operator()(const cluster::causes::InitializationFailed&) const {
    return "Fix what initdb reports, or name another directory, and run the same command again.";
  }
  std::string operator()(const cluster::causes::CreatedByOtherVersion& cause) const {
    return fmt::format(
        "Name the programs of PostgreSQL {} with --postgres-bin DIR, or remove directory \"{}\" to "
        "start with an empty server.",
        cause.version, cause.directory);
  }
  std::string operator()(const cluster::causes::StartFailed& cause) const {
    if (cause.has_settings) {
      return fmt::format(
          "If the log names one of its lines, correct it in instance/ of the tree; otherwise read \"{}\".", cause.log);
    }
    return fmt::format("Read \"{}\"; if nothing in the server is worth keeping, remove directory \"{}\" and run again.",
                       cause.log, cause.directory);
  }
  std::string operator()(const cluster::causes::PortTaken&) const {
    return "Take another port: --port 5433 (or \"port\" in postgres-manager.json), or end that program.";
  }
  std::string operator()(const cluster::causes::WithoutStandIns&) const {
    return "Stop it, and run the same command again: postgres-manager stop";
  }
  std::string operator()(const cluster::causes::OtherPort&) const {
    return "Stop it, and run the same command again: postgres-manager stop";
  }
  std::string operator()(const cluster::causes::StopFailed& cause) const {
    return fmt::format("Read \"{}\" and try again.", cause.log);
  }
  std::string operator()(const cluster::causes::ServerLocked& cause) const {
    return fmt::format("See which program: fuser -v {}", base::shell_word(cause.lock_file));
  }
  std::string operator()(const cluster::causes::EphemeralStartFailed& cause) const {
    if (cause.has_settings) {
      return "If the log names one of its lines, correct it in instance/ of the tree; otherwise run again with --local "
             "DIR, which keeps the server's log.";
    }
    return "Run again with --local DIR, which keeps the server's log.";
  }
  std::string operator()(const cluster::causes::TemporaryDirectoryNotUsable&) const {
    return "Name a temporary directory with enough space in the environment variable TMPDIR.";
  }
  std::string operator()(const cluster::causes::ProgramsNotThere&) const {
    return "Name the directory that holds initdb, pg_ctl and postgres with --postgres-bin DIR.";
  }
  std::string operator()(const cluster::causes::ProgramsNotFound&) const {
    return "Install them (apt-get install postgresql), or name their directory with --postgres-bin DIR.";
  }
};

struct DumpHints {
  std::string operator()(const dump::causes::NoPgDump& cause) const {
    return fmt::format(
        "Install it (apt-get install postgresql-client-{}), or name its directory with --postgres-bin DIR.",
        cause.server_major_version);
  }
  std::string operator()(const dump::causes::PgDumpFailed&) const {
    return "Fix the cause and run the same command again; nothing was written.";
  }
};

}  // namespace

std::optional<std::string> about_dump(const base::ErrorCause& cause, const Settings& /*settings*/) {
  return look_up(cause, std::type_identity<dump::Cause>(), DumpHints());
}

std::optional<std::string> about_private_server(const base::ErrorCause& cause, const Settings& /*settings*/) {
  return look_up(cause, std::type_identity<cluster::Cause>(), PrivateServerHints());
}

}  // namespace pgmanager::cli::hints

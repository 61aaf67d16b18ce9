#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "base/process.hpp"
#include "connect_fixture.hpp"
#include "support/authenticating_server.hpp"
#include "support/login_role.hpp"
#include "support/raise_later.hpp"
#include "support/temporary_directory.hpp"

namespace pgmanager::pg {

namespace {

using ::testing::EndsWith;
using ::testing::StartsWith;
using tests::cause_of;
using namespace std::chrono_literals;

std::string setting(const std::string& keyword) {
  for (const auto& setting : parse_dsn(tests::test_server_dsn())) {
    if (setting.keyword == keyword) return setting.value;
  }
  return "";
}

std::string encoded(const std::string& text) {
  std::string out;
  for (const char c : text) out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return out;
}

TEST_F(Connect, AcceptsAUriAndAnotherDatabase) {
  const tests::ScratchDatabase database;
  const std::string uri = fmt::format("postgresql://{}@/postgres?host={}&port={}", setting("user"),
                                      encoded(setting("host")), setting("port"));
  Connection connection({.dsn = uri, .dbname = database.name(), .application_name = "the test"}, stop_);
  EXPECT_EQ(connection.database(), database.name());
  EXPECT_EQ(connection.user(), setting("user"));
  EXPECT_EQ(connection.host(), setting("host"));
  const Result rows = connection.query(
      "SELECT current_database() AS database, current_setting('application_name') AS application_name, "
      "current_setting('client_encoding') AS encoding, current_setting('server_version_num') AS version, "
      "pg_backend_pid() AS pid");
  const Row row = rows.one_row();
  EXPECT_EQ(row["database"].text(), database.name());
  EXPECT_EQ(row["application_name"].text(), "the test");
  EXPECT_EQ(row["encoding"].text(), "UTF8");
  EXPECT_EQ(row["version"].integer(), connection.server_version());
  EXPECT_EQ(row["pid"].integer(), connection.backend_pid());
}

TEST_F(Connect, ExplainsAWrongOrMissingPasswordAndARoleWithoutLogin) {
  const tests::AuthenticatingServer server;
  const auto wrong = failure({.dsn = server.dsn("ann") + " password=hush"});
  EXPECT_EQ(wrong.code, base::ErrorCode::connection);
  EXPECT_EQ(wrong.sqlstate, "28P01");
  EXPECT_EQ(wrong.message, "the server did not accept the password of user \"ann\"");
  EXPECT_THAT(wrong.detail, EndsWith("failed: FATAL:  password authentication failed for user \"ann\""));
  EXPECT_EQ(why(wrong), ConnectCause::wrong_password);

  const auto missing = failure({.dsn = server.dsn("ann") + " passfile=/nonexistent"});
  EXPECT_EQ(missing.code, base::ErrorCode::connection);
  EXPECT_EQ(missing.message, "the server wants a password for user \"ann\"");
  EXPECT_EQ(why(missing), ConnectCause::no_password);

  const auto barred = failure({.dsn = server.dsn("barred")});
  EXPECT_EQ(why(barred), ConnectCause::user_rejected);
  EXPECT_EQ(barred.sqlstate, "28000");
  EXPECT_EQ(barred.message, "the server rejected user \"barred\"");

  const Connection accepted({.dsn = server.dsn("ann") + " password=right"}, stop_);
  EXPECT_EQ(accepted.user(), "ann");
}

TEST_F(Connect, ExplainsARoleThatDoesNotExist) {
  const auto error = failure({.dsn = tests::test_server_dsn() + " user=missing_role"});
  EXPECT_EQ(error.code, base::ErrorCode::connection);
  EXPECT_EQ(error.sqlstate, "28000");
  EXPECT_EQ(error.message, "the server rejected user \"missing_role\"");
  EXPECT_THAT(error.detail, EndsWith("failed: FATAL:  role \"missing_role\" does not exist"));
  EXPECT_EQ(why(error), ConnectCause::user_rejected);
  EXPECT_EQ(cause_of<causes::NoConnection>(error).tls, std::nullopt);
}

TEST_F(Connect, ExplainsADatabaseThatDoesNotExist) {
  const auto error = failure({.dsn = tests::test_server_dsn("no such")});
  EXPECT_EQ(error.code, base::ErrorCode::connection);
  EXPECT_EQ(error.sqlstate, "3D000");
  EXPECT_EQ(error.message, "database \"no such\" does not exist");
  EXPECT_EQ(why(error), ConnectCause::no_database);
}

TEST_F(Connect, ExplainsAMissingRightAndAFullServer) {
  const tests::ScratchDatabase database;
  const tests::LoginRole login("role_" + database.name());
  const std::string& role = login.name();
  tests::psql(database.dsn(), fmt::format("REVOKE CONNECT ON DATABASE {} FROM PUBLIC", database.name()));
  const auto forbidden = failure({.dsn = database.dsn() + " user=" + role});
  EXPECT_EQ(forbidden.code, base::ErrorCode::connection);
  EXPECT_EQ(forbidden.sqlstate, "42501");
  EXPECT_EQ(forbidden.message, fmt::format("user \"{}\" may not connect to database \"{}\"", role, database.name()));
  EXPECT_EQ(why(forbidden), ConnectCause::no_right);
  EXPECT_EQ(cause_of<causes::NoConnection>(forbidden).user, role);
  EXPECT_EQ(cause_of<causes::NoConnection>(forbidden).database, database.name());

  tests::psql(database.dsn(), fmt::format("GRANT CONNECT ON DATABASE {} TO PUBLIC; ALTER ROLE {} CONNECTION LIMIT 0",
                                          database.name(), role));
  const auto full = failure({.dsn = database.dsn() + " user=" + role});
  EXPECT_EQ(full.code, base::ErrorCode::connection);
  EXPECT_EQ(full.sqlstate, "53300");
  EXPECT_EQ(full.message, "the server has no free connection");
  EXPECT_EQ(why(full), ConnectCause::no_connection_left);
}

TEST_F(Connect, ExplainsASocketDirectoryWithoutServer) {
  const tests::TemporaryDirectory directory;
  const auto error = failure({.dsn = fmt::format("host={} port=5432", directory.path().string())});
  EXPECT_EQ(error.code, base::ErrorCode::connection);
  EXPECT_EQ(error.sqlstate, "");
  EXPECT_EQ(error.message, fmt::format("could not connect to server \"{}\", port 5432", directory.path().string()));
  EXPECT_THAT(error.detail, StartsWith("libpq says: connection to server on socket"));
  EXPECT_EQ(why(error), ConnectCause::no_listener);
  EXPECT_EQ(cause_of<causes::NoConnection>(error).host, directory.path());
}

TEST_F(Connect, ExplainsAPortWithoutAListener) {
  SilentServer closed;
  closed.stop_listening();
  const auto error = failure({.dsn = fmt::format("host=127.0.0.1 port={}", closed.port())});
  EXPECT_EQ(error.code, base::ErrorCode::connection);
  EXPECT_EQ(error.message, fmt::format("could not connect to server \"127.0.0.1\", port {}", closed.port()));
  EXPECT_THAT(error.detail, ::testing::HasSubstr("Connection refused"));
  EXPECT_EQ(why(error), ConnectCause::no_listener);
  EXPECT_EQ(cause_of<causes::NoConnection>(error).host, "127.0.0.1");
  EXPECT_EQ(cause_of<causes::NoConnection>(error).port, std::to_string(closed.port()));
}

TEST_F(Connect, ExplainsAnUnknownHost) {
  const auto error = failure({.dsn = "host=no-such-host.invalid port=5432"});
  EXPECT_EQ(error.code, base::ErrorCode::connection);
  EXPECT_EQ(error.message, "could not find server \"no-such-host.invalid\"");
  EXPECT_EQ(why(error), ConnectCause::unknown_host);
  EXPECT_THAT(error.detail,
              StartsWith("libpq says: could not translate host name \"no-such-host.invalid\" to address"));
}

TEST_F(Connect, ReportsAnInvalidPortAsAnInvalidDsn) {
  const auto error = failure({.dsn = "host=127.0.0.1 port=none"});
  EXPECT_EQ(error.code, base::ErrorCode::usage);
  EXPECT_EQ(error.detail, "The port is not a number.");
}

// psql rejects each of these, too.
TEST_F(Connect, ExplainsAValueThatLibpqRefuses) {
  const auto number = failure({.dsn = tests::test_server_dsn() + " connect_timeout=abc"});
  EXPECT_EQ(number.code, base::ErrorCode::usage);
  EXPECT_EQ(number.message, "invalid value \"abc\" for connection setting \"connect_timeout\"");
  EXPECT_EQ(number.detail, "It comes from the connection string, PGCONNECT_TIMEOUT or a service file.");
  EXPECT_EQ(cause_of<causes::NotAWholeNumber>(number).keyword, "connect_timeout");
  EXPECT_EQ(cause_of<causes::NotAWholeNumber>(number).example, "10");

  EXPECT_EQ(failure({.dsn = "host=127.0.0.1 keepalives_idle=none"}).message,
            "invalid value \"none\" for connection setting \"keepalives_idle\"");
  EXPECT_EQ(cause_of<causes::NotAWholeNumber>(failure({.dsn = "host=127.0.0.1 tcp_user_timeout=abc"})).example,
            "10000");

  const auto address = failure({.dsn = "host=127.0.0.1 hostaddr=foo"});
  EXPECT_EQ(address.message, "invalid value \"foo\" for connection setting \"hostaddr\"");
  EXPECT_TRUE(address.cause.as<causes::NotAnAddress>());

  const auto replication = failure({.dsn = tests::test_server_dsn() + " replication=database"});
  EXPECT_EQ(replication.message, "invalid value \"database\" for connection setting \"replication\"");
  EXPECT_TRUE(replication.cause.as<causes::ReplicationConnection>());

  const auto word = failure({.dsn = "host=db1.invalid sslmode=foo"});
  EXPECT_EQ(word.code, base::ErrorCode::usage);
  EXPECT_EQ(word.message, "invalid value \"foo\" for connection setting \"sslmode\"");
  EXPECT_EQ(cause_of<causes::NotOneOfWords>(word).words, "disable, allow, prefer, require, verify-ca, verify-full");

  EXPECT_EQ(failure({.dsn = "host=db1.invalid target_session_attrs=primry"}).message,
            "invalid value \"primry\" for connection setting \"target_session_attrs\"");

  const auto ports = failure({.dsn = "host=a.invalid,b.invalid port=1,2,3"});
  EXPECT_EQ(ports.message, "invalid value \"1,2,3\" for connection setting \"port\"");
  EXPECT_TRUE(ports.cause.as<causes::NotOnePortPerHost>());
  EXPECT_TRUE(failure({.dsn = "postgresql://db1.invalid:99999/x"}).cause.as<causes::PortOutOfRange>());
  EXPECT_EQ(failure({.dsn = "host=db1.invalid sslmode=''"}).message,
            "invalid value \"\" for connection setting \"sslmode\"");
  const auto versions =
      failure({.dsn = "host=db1.invalid ssl_min_protocol_version=TLSv1.3 ssl_max_protocol_version=TLSv1.2"});
  EXPECT_EQ(cause_of<causes::TlsVersionsOutOfOrder>(versions).greatest, "TLSv1.2");
}

TEST_F(Connect, RejectsAConnectionStringAsTheNameOfADatabase) {
  for (const char* name : {"postgres://u:hush@h/x", "host=h password=hush"}) {
    const auto error = failure({.dsn = fmt::format("host=/nowhere dbname='{}'", name)});
    EXPECT_EQ(error.code, base::ErrorCode::usage);
    EXPECT_EQ(error.message, "the name of the database is a connection string");
    EXPECT_EQ(error.detail, "It comes from the connection string (dbname), PGDATABASE or a service file.");
    EXPECT_TRUE(error.cause.as<causes::ConnectionStringAsName>());
  }
  EXPECT_EQ(failure({.dsn = tests::test_server_dsn("a=b")}).sqlstate, "3D000");
}

TEST_F(Connect, AcceptsEveryPortAndRangeThatLibpqAccepts) {
  EXPECT_EQ(failure({.dsn = "host=/nowhere,/nowhere port=5432"}).code, base::ErrorCode::connection);
  EXPECT_EQ(failure({.dsn = "host=/nowhere,/nowhere port=1,65535"}).code, base::ErrorCode::connection);
  EXPECT_EQ(failure({.dsn = "host=/nowhere ssl_min_protocol_version=TLSv1.2 ssl_max_protocol_version=TLSv1.2"}).code,
            base::ErrorCode::connection);
  EXPECT_EQ(failure({.dsn = "host=/nowhere ssl_min_protocol_version=TLSv1.3 ssl_max_protocol_version=''"}).code,
            base::ErrorCode::connection);
}

// One valid address is enough for libpq.
TEST_F(Connect, AcceptsEveryAddressThatLibpqAccepts) {
  for (const char* list : {"127.0.0.1", "::1", "foo,127.0.0.1", ",foo"}) {
    SCOPED_TRACE(list);
    EXPECT_EQ(failure({.dsn = fmt::format(
                           "host=localhost{} hostaddr={} port=1",
                           std::string_view(list).find(',') == std::string_view::npos ? "" : ",localhost", list)})
                  .code,
              base::ErrorCode::connection);
  }
  EXPECT_NO_THROW(Connection({.dsn = tests::test_server_dsn() + " replication=false"}, stop_));
}

TEST_F(Connect, ExplainsADatabaseThatAcceptsNoConnections) {
  const auto error = failure({.dsn = tests::test_server_dsn("template0")});
  EXPECT_EQ(error.sqlstate, "55000");
  EXPECT_EQ(error.message, "database \"template0\" does not accept connections");
  EXPECT_EQ(why(error), ConnectCause::database_closed);
  EXPECT_EQ(cause_of<causes::NoConnection>(error).database, "template0");
}

TEST_F(Connect, ReportsTheRequirementsOfTheConnection) {
  SilentServer closed;
  closed.stop_listening();
  const auto cause = [&](const std::string& dsn) { return cause_of<causes::NoConnection>(failure({.dsn = dsn})); };
  const std::string nowhere = fmt::format("host=127.0.0.1 port={}", closed.port());
  EXPECT_EQ(cause(nowhere).demand, Demand::none);
  EXPECT_EQ(cause(nowhere + " gssencmode=require").demand, Demand::kerberos);
  EXPECT_EQ(cause(nowhere + " requirepeer=ann").demand, Demand::peer);
  EXPECT_EQ(cause(nowhere + " requirepeer=ann").peer, "ann");
  EXPECT_EQ(cause(tests::test_server_dsn() + " channel_binding=require").demand, Demand::channel_binding);
  const auto refused = cause(tests::test_server_dsn() + " options='-c nope=1'");
  EXPECT_EQ(refused.why, ConnectCause::refused);
  EXPECT_TRUE(refused.has_options);
}

TEST_F(Connect, ReadsANumberAsLibpqDoes) {
  EXPECT_NO_THROW(Connection({.dsn = tests::test_server_dsn() + " connect_timeout=' +10 '"}, stop_));
}

TEST_F(Connect, ExplainsAServiceThatIsNotDefined) {
  const auto error = failure({.dsn = "service=nowhere"});
  EXPECT_EQ(error.code, base::ErrorCode::connection);
  EXPECT_EQ(error.message, "could not read the service that the connection string or PGSERVICE names");
  EXPECT_EQ(error.detail, "libpq says: definition of service \"nowhere\" not found");
  EXPECT_EQ(why(error), ConnectCause::no_service);
}

TEST_F(Connect, ExplainsAServerOfTheWrongKind) {
  const auto error = failure({.dsn = tests::test_server_dsn() + " target_session_attrs=standby"});
  EXPECT_EQ(error.code, base::ErrorCode::connection);
  EXPECT_EQ(error.message, "no server in the connection string matches target_session_attrs=standby");
  EXPECT_THAT(error.detail, EndsWith("failed: server is not in hot standby mode"));
  EXPECT_EQ(why(error), ConnectCause::wrong_server);
}

// In other cases the last host's answer counts.
TEST_F(Connect, ExplainsThatOneOfSeveralServersIsOfTheWrongKind) {
  const std::string hosts = fmt::format("host={0},/nowhere port={1},{1} user={2} dbname=postgres", setting("host"),
                                        setting("port"), setting("user"));
  for (const char* kind : {"read-only", "standby"}) {
    const auto error = failure({.dsn = fmt::format("{} target_session_attrs={}", hosts, kind)});
    EXPECT_EQ(error.message, fmt::format("no server in the connection string matches target_session_attrs={}", kind));
    EXPECT_THAT(error.detail, ::testing::HasSubstr("\"/nowhere/.s.PGSQL."));
  }
}

TEST_F(Connect, GivesUpOnASilentServerAfterTheTimeoutOfTheDsn) {
  const SilentServer silent;
  const tests::Stopwatch watch;
  const auto error = failure({.dsn = fmt::format("host=127.0.0.1 port={} connect_timeout=2", silent.port())});
  EXPECT_EQ(error.code, base::ErrorCode::connection);
  EXPECT_EQ(error.message, fmt::format("could not connect to server \"127.0.0.1\", port {}", silent.port()));
  EXPECT_EQ(error.detail, "There was no answer for 2 seconds.");
  EXPECT_GE(watch.seconds(), 1.9);
  EXPECT_LT(watch.seconds(), 4);
}

TEST_F(Connect, GivesUpOnASilentServerAfterTheTimeoutOfTheOptions) {
  const SilentServer silent;
  const auto error = failure({.dsn = fmt::format("host=127.0.0.1 port={}", silent.port()), .timeout = 1s});
  EXPECT_EQ(error.detail, "There was no answer for 1 seconds.");
}

TEST_F(Connect, IsStoppedBySigterm) {
  const SilentServer silent;
  const tests::Stopwatch watch;
  const tests::RaiseLater later(stop_, SIGTERM, 100ms);
  const auto error = failure({.dsn = fmt::format("host=127.0.0.1 port={}", silent.port())});
  EXPECT_EQ(error.code, base::ErrorCode::terminated);
  EXPECT_LT(watch.seconds(), 1.5);
}

// The server also warns if the collation library has changed under a database; libpq by itself prints that to stderr.
TEST_F(Connect, DoesNotPrintWarningsOfTheServerForANewSession) {
  const tests::ScratchDatabase database;
  tests::psql(database.dsn(),
              fmt::format("ALTER DATABASE {0} SET work_mem = '1MB'; "
                          "UPDATE pg_db_role_setting SET setconfig = '{{work_mem=much}}' WHERE setdatabase "
                          "= (SELECT oid FROM pg_database WHERE datname = '{0}')",
                          database.name()));
  ASSERT_THAT(base::run({.arguments = {"psql", "-X", "-d", database.dsn(), "-c", ""}}).output,
              StartsWith("WARNING:  invalid value for parameter \"work_mem\""));
  ::testing::internal::CaptureStderr();
  const Connection connection({.dsn = database.dsn()}, stop_);
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

}  // namespace

}  // namespace pgmanager::pg

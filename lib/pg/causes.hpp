#pragma once

#include <optional>
#include <string>
#include <variant>

namespace pgmanager::pg {

/// Why there is no connection. With several hosts the last one's answer counts, as in libpq.
enum class ConnectCause {
  unknown_host,        ///< the host name cannot be resolved
  no_listener,         ///< no process accepts connections there, or the host cannot be reached
  no_answer,           ///< no answer until the timeout or the deadline
  not_ready,           ///< the server is starting, recovering or shutting down (57P03)
  no_connection_left,  ///< all connections are in use (53300)
  no_password,         ///< the server requires one and none is given
  wrong_password,      ///< 28P01
  user_rejected,       ///< 28000, e.g. the role does not exist or pg_hba.conf has no line for it
  no_database,         ///< 3D000
  no_right,            ///< the user may not connect to this database (42501)
  database_closed,     ///< the database does not accept connections (55000)
  drop_interrupted,    ///< the same, because its DROP was interrupted; the server says what to do
  no_service,          ///< the named service cannot be read
  no_tls,              ///< both sides do not agree on TLS, or do not trust each other
  wrong_server,        ///< servers answered, but none is of the kind that target_session_attrs requires
  refused,             ///< any other answer of the server
};

/// Why both sides do not agree on TLS.
enum class TlsFailure {
  key_open_to_others,        ///< other users may read the private key
  key_of_other_user,         ///< the private key belongs to another user
  key_does_not_fit,          ///< the private key is damaged, encrypted or of another certificate
  no_key,                    ///< there is no private key
  certificate_not_readable,  ///< of the client
  authorities_not_readable,  ///< the file with the certificates of authorities
  no_authorities,            ///< there is no such file
  server_not_trusted,        ///< no known authority signed the server's certificate, or it has expired
  other_host_name,           ///< the server's certificate is for another name
  server_without_tls,
  client_not_trusted,  ///< the server does not know the authority that signed the client's certificate
};

/// What the connection requires of the server, beyond what is usual.
enum class Demand {
  none,
  channel_binding,  ///< channel_binding=require
  kerberos,         ///< gssencmode=require
  peer,             ///< requirepeer
};

/// A parameter of another program that is common in a DATABASE_URL.
enum class ForeignParameter {
  prisma_schema,
  prisma_pgbouncer,
  prisma_connection_limit,
  prisma_pool_timeout,
  prisma_sslaccept,
  jdbc_ssl,
  jdbc_current_schema,
};

namespace causes {

/// There is no connection. Members are empty if they are not known or do not matter.
struct NoConnection {
  ConnectCause why = ConnectCause::no_answer;
  std::string host;  ///< a name, an address or the directory of a socket
  std::string port;
  std::string user;
  std::string database;
  Demand demand = Demand::none;   ///< may be the reason, although a server answers
  std::string peer;               ///< the operating system user that requirepeer names
  std::optional<TlsFailure> tls;  ///< of the last attempt with TLS, even if another attempt followed
  std::string tls_file;           ///< the file that the failure of TLS is about
  bool has_options = false;       ///< the connection sets parameters of the server
};

/// The connection string is neither a URI nor a list of settings.
struct MalformedConnectionString {};
/// A connection string has a parameter that belongs to another program.
struct ForeignConnectionParameter {
  ForeignParameter parameter = ForeignParameter::jdbc_ssl;
};
/// A later libpq knows the parameter.
struct NewerConnectionParameter {
  int since = 0;  ///< major version
  int here = 0;   ///< that of this libpq
};
struct UnknownConnectionParameter {
  std::string nearest;  ///< the parameter that may be meant; empty: none
};
/// Only ssl=true is known, as an alias.
struct SslParameter {};

/// The name of the database is itself a connection string.
struct ConnectionStringAsName {};
/// There are several ports, but not as many as hosts.
struct NotOnePortPerHost {};
struct PortOutOfRange {};
struct NotAnAddress {};
/// The value is none of those that the setting knows.
struct NotOneOfWords {
  std::string words;  ///< separated by commas
};
struct NotAWholeNumber {
  std::string keyword;
  std::string example;
};
struct TlsVersionsOutOfOrder {
  std::string greatest;  ///< ssl_max_protocol_version
};
/// A connection for replication runs no files.
struct ReplicationConnection {};

/// The connection ended, or the server does not answer any more.
struct ConnectionLost {};
/// A cancelled statement did not end; it may still run.
struct StatementStillRuns {};

}  // namespace causes

/// Why there is no connection, or no longer one.
using Cause =
    std::variant<causes::NoConnection, causes::MalformedConnectionString, causes::ForeignConnectionParameter,
                 causes::NewerConnectionParameter, causes::UnknownConnectionParameter, causes::SslParameter,
                 causes::ConnectionStringAsName, causes::NotOnePortPerHost, causes::PortOutOfRange,
                 causes::NotAnAddress, causes::NotOneOfWords, causes::NotAWholeNumber, causes::TlsVersionsOutOfOrder,
                 causes::ReplicationConnection, causes::ConnectionLost, causes::StatementStillRuns>;

}  // namespace pgmanager::pg

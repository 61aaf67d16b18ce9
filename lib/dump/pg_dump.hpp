#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/stop_signal.hpp"
#include "dump/archive.hpp"
#include "pg/connection.hpp"

namespace pgmanager::dump {

/// A pg_dump on this machine.
struct PgDump {
  std::filesystem::path program;
  std::string version;    ///< as it prints it, e.g. "15.18 (Debian 15.18-0+deb12u1)"
  int major_version = 0;  ///< 15; 9 for 9.6
};

/// The one to use for a server: of the same major version, otherwise of the lowest later one, because pg_dump refuses
/// later servers. Null: none is suitable. Pure.
const PgDump* choose_pg_dump(const std::vector<PgDump>& found, int server_major_version);

/// Looks in `preferred`, or if it is not set where find_server_programs() looks. Throws base::Error (refused) with what
/// was found if none is suitable.
PgDump find_pg_dump(int server_major_version, const std::optional<std::filesystem::path>& preferred);

/// What is dumped.
struct Request {
  std::string left_out_schema;  ///< with everything in it; as in the catalog
  /// Tables and schemas that may be left out, as in without_ignored(): the role need not have rights to them.
  std::vector<std::string> ignored{};
  std::vector<std::string> with_rows{};  ///< tables whose rows are included; patterns as pg_dump takes them
};

/// The schema of the database that `connection` leads to, as SQL that psql, or a file of create/, can run in an empty
/// database. If rows are included, all of it is what one snapshot of the database contains. Throws base::Error (sql)
/// with pg_dump's messages if it fails.
std::string dump_schema(pg::Connection& connection, const PgDump& pg_dump, const Request& request,
                        const base::StopSignal& stop);

/// The same schema, without rows, as the entries of pg_dump's table of contents, with their dependencies.
std::vector<Entry> dump_entries(pg::Connection& connection, const PgDump& pg_dump, const Request& request,
                                const base::StopSignal& stop);

/// `text` without the lines "\restrict" and "\unrestrict", with which pg_dump surrounds its output since August 2025:
/// older versions of psql do not know them. Pure.
std::string without_restriction(std::string text);

}  // namespace pgmanager::dump

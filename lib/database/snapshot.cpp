#include "database/snapshot.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>
#include <vector>

#include "database/query_for.hpp"
#include "database/snapshot_catalogs.hpp"
#include "database/snapshot_rows.hpp"
#include "database/text_array.hpp"
#include "pg/pipeline.hpp"
#include "queries.hpp"

namespace pgmanager::database {

namespace {

/// One query of the snapshot, and the function for its rows.
struct Part {
  std::string_view query;
  /// A column of queries/snapshot_contents.sql: if it is false, the query has no rows and is not sent.
  std::string_view condition = {};
  void (SnapshotRows::*add)(const pg::Result&) = &SnapshotRows::add_objects;
};

// The queries for attributes must follow those for their objects.
constexpr Part parts[] = {
    {queries::snapshot_schemas},
    {queries::snapshot_extensions},
    {queries::snapshot_tables},
    {queries::snapshot_columns},
    {queries::snapshot_inherited_columns, "pg_inherits"},
    {queries::snapshot_views},
    {queries::snapshot_view_columns},
    {queries::snapshot_constraints},
    {queries::snapshot_indexes},
    {queries::snapshot_part_indexes, "pg_inherits"},
    {queries::snapshot_constraint_indexes},
    {queries::snapshot_sequences},
    {queries::snapshot_triggers, "pg_trigger"},
    {queries::snapshot_rules, "rules"},
    {queries::snapshot_policies, "pg_policy"},
    {queries::snapshot_statistics, "pg_statistic_ext"},
    {queries::snapshot_types, "types"},
    {queries::snapshot_domains, "domains"},
    {queries::snapshot_functions},
    {queries::snapshot_aggregates, "pg_aggregate"},
    {queries::snapshot_operators, "pg_operator"},
    {queries::snapshot_operator_families, "pg_opfamily"},
    {queries::snapshot_operator_classes, "pg_opclass"},
    {queries::snapshot_casts, "pg_cast"},
    {queries::snapshot_languages, "pg_language"},
    {queries::snapshot_transforms, "pg_transform"},
    {queries::snapshot_access_methods, "pg_am"},
    {queries::snapshot_collations, "pg_collation"},
    {queries::snapshot_conversions, "pg_conversion"},
    {queries::snapshot_text_search_parsers, "pg_ts_parser"},
    {queries::snapshot_text_search_templates, "pg_ts_template"},
    {queries::snapshot_text_search_dictionaries, "pg_ts_dict"},
    {queries::snapshot_text_search_configurations, "pg_ts_config"},
    {queries::snapshot_foreign_data_wrappers, "pg_foreign_data_wrapper"},
    {queries::snapshot_servers, "pg_foreign_server"},
    {queries::snapshot_user_mappings, "pg_user_mapping"},
    {queries::snapshot_event_triggers, "pg_event_trigger"},
    {queries::snapshot_publications, "pg_publication"},
    {queries::snapshot_publication_tables, "pg_publication_rel"},
    {queries::snapshot_publication_schemas, "pg_publication_namespace"},
    {queries::snapshot_subscriptions, "pg_subscription"},
    {queries::snapshot_default_privileges, "pg_default_acl"},
    {queries::snapshot_privileges, {}, &SnapshotRows::add_attributes},
    {queries::snapshot_comments, {}, &SnapshotRows::add_attributes},
    {queries::snapshot_security_labels, "pg_seclabel", &SnapshotRows::add_attributes},
    {queries::snapshot_extension_dependencies, {}, &SnapshotRows::add_attributes},
    {queries::snapshot_extension_members, {}, &SnapshotRows::add_members},
};

std::string known_catalogs() {
  std::vector<std::string> names;
  for (const SnapshotCatalog& each : snapshot_catalogs()) names.emplace_back(each.catalog);
  return written_array(names);
}

// The queries for a schema::DetailedSnapshot, after those of the snapshot.
constexpr Part details[] = {
    {queries::detail_aliases, {}, &SnapshotRows::add_aliases},
    {queries::detail_dependencies, {}, &SnapshotRows::add_dependencies},
    {queries::detail_view_columns, {}, &SnapshotRows::add_view_columns},
    {queries::detail_extension_versions, {}, &SnapshotRows::add_extension_versions},
    {queries::detail_initial_privileges, {}, &SnapshotRows::add_initial_privileges},
};

enum class Detail { no, yes };

/// The commands before and after the queries; they limit the settings to these queries.
struct Around {
  const char* begin;
  const char* end;
  const char* after_error;  ///< a script
};

Around around(SnapshotTransaction transaction) {
  if (transaction == SnapshotTransaction::own) {
    return {.begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", .end = "COMMIT", .after_error = "ROLLBACK"};
  }
  return {.begin = "SAVEPOINT postgres_manager_snapshot",
          .end = "ROLLBACK TO SAVEPOINT postgres_manager_snapshot",
          .after_error = "ROLLBACK TO SAVEPOINT postgres_manager_snapshot"};
}

// The answers before those to the parts: to the beginning of the transaction, the settings, and
// queries/snapshot_contents.sql.
constexpr std::size_t contents = 2;
constexpr std::size_t before_parts = 3;

/// The queries of one snapshot, in one transaction.
class Reading {
 public:
  Reading(pg::Connection& connection, const std::string& history_schema)
      : connection_(connection),
        history_schema_(history_schema),
        reader_({.major_version = connection.server_version() / 10000, .is_superuser = connection.is_superuser()}),
        pipeline_(connection, [this](const pg::Pipeline::Answer& answer) { answered(answer); }) {}

  schema::DetailedSnapshot read(SnapshotTransaction transaction, Detail detail) {
    const auto [begin, end, after_error] = around(transaction);
    pipeline_.send(begin);
    pipeline_.send(queries::snapshot_settings);
    pipeline_.send(query_for(reader_, queries::snapshot_contents));
    if (is_near()) await_contents();
    for (const Part& part : parts) {
      if (is_needed(part)) send(part, history_schema_);
    }
    send({queries::snapshot_unmodelled, {}, &SnapshotRows::add_unmodelled}, known_catalogs());
    if (detail == Detail::yes) {
      for (const Part& part : details) send(part, history_schema_);
    }
    pipeline_.send(end);
    pipeline_.finish();
    if (error_) {
      connection_.script(after_error);
      connection_.fail(*error_);
    }
    return snapshot_.take(connection_.server_version());
  }

 private:
  // In most databases the answer makes half of the queries unnecessary. That saves some 10 ms, so over a slow network
  // all are sent at once.
  void await_contents() {
    pipeline_.request_flush();
    while (answers_ < before_parts) pipeline_.take_some();
  }

  // Connecting takes some round trips, and some milliseconds without a network.
  bool is_near() const {
    constexpr std::chrono::milliseconds most{20};
    return connection_.connecting_time() <= most;
  }

  void answered(const pg::Pipeline::Answer& answer) {
    const std::size_t number = answers_++;
    if (answer.error != nullptr && !error_) error_ = *answer.error;
    if (answer.rows == nullptr || number < contents) return;
    if (number == contents) return take_contents(*answer.rows);
    if (number - before_parts < sent_.size()) (snapshot_.*sent_[number - before_parts].add)(*answer.rows);
  }

  void take_contents(const pg::Result& contents) {
    const pg::Row row = contents.one_row();
    for (const pg::Column& column : contents.columns()) {
      if (!row[column].boolean()) missing_.emplace(column.name());
    }
  }

  bool is_needed(const Part& part) const { return !missing_.contains(part.condition); }

  void send(const Part& part, const std::string& parameter) {
    sent_.push_back(part);
    const bool has_parameter = part.query.find("$1") != std::string_view::npos;
    pipeline_.send(query_for(reader_, part.query), has_parameter ? pg::Parameters{parameter} : pg::Parameters{});
  }

  pg::Connection& connection_;
  const std::string& history_schema_;
  Reader reader_;
  std::vector<Part> sent_;
  std::set<std::string, std::less<>> missing_;
  SnapshotRows snapshot_;
  std::optional<pg::ServerMessage> error_;
  std::size_t answers_ = 0;
  pg::Pipeline pipeline_;  // last: its answers use all members above
};

// The server's errors for an object that was dropped after it was listed and before its definition was printed.
bool is_about_an_object_that_has_gone(const pg::ServerMessage& said) {
  return said.sqlstate == "XX000" && (said.message.find("could not open relation") != std::string::npos ||
                                      said.message.find("cache lookup failed") != std::string::npos);
}

schema::DetailedSnapshot read_with(Detail detail, pg::Connection& connection, const std::string& history_schema,
                                   SnapshotTransaction transaction) {
  constexpr int most_tries = 5;
  for (int tries = 1;; ++tries) {
    try {
      return Reading(connection, history_schema).read(transaction, detail);
    } catch (const pg::ServerError& error) {
      if (tries == most_tries || !is_about_an_object_that_has_gone(error.server())) throw;
    }
  }
}

}  // namespace

schema::SchemaSnapshot read_snapshot(pg::Connection& connection, const std::string& history_schema,
                                     SnapshotTransaction transaction) {
  return read_with(Detail::no, connection, history_schema, transaction).schema;
}

schema::DetailedSnapshot read_detailed_snapshot(pg::Connection& connection, const std::string& history_schema,
                                                SnapshotTransaction transaction) {
  return read_with(Detail::yes, connection, history_schema, transaction);
}

}  // namespace pgmanager::database

#include "database/snapshot.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

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
  void (SnapshotRows::*add)(const pg::Result&) = &SnapshotRows::add_objects;
  int since = 0;  ///< major version
};

// The queries for attributes must follow those for their objects.
constexpr Part parts[] = {
    {queries::snapshot_schemas},
    {queries::snapshot_extensions},
    {queries::snapshot_tables},
    {queries::snapshot_columns},
    {queries::snapshot_inherited_columns},
    {queries::snapshot_views},
    {queries::snapshot_view_columns},
    {queries::snapshot_constraints},
    {queries::snapshot_indexes},
    {queries::snapshot_part_indexes},
    {queries::snapshot_constraint_indexes},
    {queries::snapshot_sequences},
    {queries::snapshot_triggers},
    {queries::snapshot_rules},
    {queries::snapshot_policies},
    {queries::snapshot_statistics},
    {queries::snapshot_types},
    {queries::snapshot_domains},
    {queries::snapshot_functions},
    {queries::snapshot_aggregates},
    {queries::snapshot_operators},
    {queries::snapshot_operator_families},
    {queries::snapshot_operator_classes},
    {queries::snapshot_casts},
    {queries::snapshot_languages},
    {queries::snapshot_transforms},
    {queries::snapshot_access_methods},
    {queries::snapshot_collations},
    {queries::snapshot_conversions},
    {queries::snapshot_text_search_parsers},
    {queries::snapshot_text_search_templates},
    {queries::snapshot_text_search_dictionaries},
    {queries::snapshot_text_search_configurations},
    {queries::snapshot_foreign_data_wrappers},
    {queries::snapshot_servers},
    {queries::snapshot_user_mappings},
    {queries::snapshot_event_triggers},
    {queries::snapshot_publications},
    {queries::snapshot_publication_tables},
    {queries::snapshot_publication_schemas, &SnapshotRows::add_objects, 15},
    {queries::snapshot_subscriptions},
    {queries::snapshot_default_privileges},
    {queries::snapshot_built_in_privileges},
    {queries::snapshot_privileges, &SnapshotRows::add_attributes},
    {queries::snapshot_comments, &SnapshotRows::add_attributes},
    {queries::snapshot_security_labels, &SnapshotRows::add_attributes},
    {queries::snapshot_extension_dependencies, &SnapshotRows::add_attributes},
    {queries::snapshot_extension_members, &SnapshotRows::add_members},
};

std::string known_catalogs() {
  std::vector<std::string> names;
  for (const SnapshotCatalog& each : snapshot_catalogs()) names.emplace_back(each.catalog);
  return written_array(names);
}

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

// The number after `word` in a comment such as "since 15, until 16".
std::optional<int> number_after(std::string_view comment, std::string_view word) {
  const std::size_t found = comment.find(word);
  if (found == std::string_view::npos) return std::nullopt;
  const std::string_view digits = comment.substr(found + word.size());
  int number = 0;
  if (std::from_chars(digits.data(), digits.data() + digits.size(), number).ec != std::errc()) return std::nullopt;
  return number;
}

bool is_for(std::string_view line, const Reader& reader) {
  const std::size_t found = line.rfind(" -- ");
  if (found == std::string_view::npos) return true;
  const std::string_view comment = line.substr(found);
  if (comment.find("for superusers") != std::string_view::npos && !reader.is_superuser) return false;
  return reader.major_version >= number_after(comment, "since ").value_or(reader.major_version) &&
         reader.major_version <= number_after(comment, "until ").value_or(reader.major_version);
}

}  // namespace

std::string for_reader(std::string_view query, const Reader& reader) {
  std::string out;
  out.reserve(query.size());
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('\n'), query.size() - 1) + 1;
    if (is_for(query.substr(0, end), reader)) out.append(query, 0, end);
    query.remove_prefix(end);
  }
  return out;
}

namespace {

schema::SchemaSnapshot read_once(pg::Connection& connection, const std::string& history_schema,
                                 SnapshotTransaction transaction) {
  const Reader reader{.major_version = connection.server_version() / 10000, .is_superuser = connection.is_superuser()};
  std::vector<Part> sent;
  SnapshotRows snapshot;
  std::optional<pg::ServerMessage> error;
  std::size_t answers = 0;
  pg::Pipeline pipeline(connection, [&](const pg::Pipeline::Answer& answer) {
    constexpr std::size_t before = 2;  // the answers to `begin` and to the settings
    const std::size_t number = answers++;
    if (answer.error != nullptr && !error) error = *answer.error;
    if (answer.rows == nullptr || number < before || number - before >= sent.size()) return;
    (snapshot.*sent[number - before].add)(*answer.rows);
  });
  const auto [begin, end, after_error] = around(transaction);
  pipeline.send(begin);
  pipeline.send(queries::snapshot_settings);
  const auto send = [&](const Part& part, const std::string& parameter) {
    sent.push_back(part);
    const bool has_parameter = part.query.find("$1") != std::string_view::npos;
    pipeline.send(for_reader(part.query, reader), has_parameter ? pg::Parameters{parameter} : pg::Parameters{});
  };
  for (const Part& part : parts) {
    if (reader.major_version >= part.since) send(part, history_schema);
  }
  send({queries::snapshot_unmodelled, &SnapshotRows::add_unmodelled}, known_catalogs());
  pipeline.send(end);
  pipeline.finish();
  if (error) {
    connection.script(after_error);
    connection.fail(*error);
  }
  return snapshot.take(connection.server_version());
}

// The server's errors for an object that was dropped after it was listed and before its definition was printed.
bool is_about_an_object_that_has_gone(const pg::ServerMessage& said) {
  return said.sqlstate == "XX000" && (said.message.find("could not open relation") != std::string::npos ||
                                      said.message.find("cache lookup failed") != std::string::npos);
}

}  // namespace

schema::SchemaSnapshot read_snapshot(pg::Connection& connection, const std::string& history_schema,
                                     SnapshotTransaction transaction) {
  constexpr int most_tries = 5;
  for (int tries = 1;; ++tries) {
    try {
      return read_once(connection, history_schema, transaction);
    } catch (const pg::ServerError& error) {
      if (tries == most_tries || !is_about_an_object_that_has_gone(error.server())) throw;
    }
  }
}

}  // namespace pgmanager::database

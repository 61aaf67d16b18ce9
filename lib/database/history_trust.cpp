// Checks whether the history is as this program creates it. A role that may only create objects in the database could
// have created one before the first run, for example with a trigger that runs with the rights of the deploying role, or
// one that discards rows.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <tuple>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "database/causes.hpp"
#include "database/database.hpp"
#include "database/query_for.hpp"
#include "database/safe_path.hpp"
#include "database/text_array.hpp"
#include "plan/refusal_rules.hpp"
#include "queries.hpp"

namespace pgmanager::database {

using base::Error;
using base::ErrorCode;

namespace {

/// A row of queries/history_distrust.sql.
struct Distrust {
  std::string relation;  // the one of the history that is affected; empty: the schema
  std::string kind;
  std::string name;  // of the unexpected object
  std::string owner;
  std::string other;  // the table, as SQL writes it, that a constraint belongs to or that inherits
};

constexpr std::string_view view = "deployment_state";

// The tables as queries/create_history.sql and queries/create_schema_snapshot.sql create them: table, column, type, and
// what else is unusual, as queries/history_suspicion.sql and queries/history_distrust.sql write it.
constexpr const char* made_columns[] = {
    "format version integer not null",
    "history id bigint not null identity a",
    "history run_id uuid not null",
    "history kind text not null",
    "history ordinal bigint",
    "history path text not null",
    "history state text not null",
    "history checksum_algorithm text not null",
    "history checksum text not null",
    "history token_checksum text not null",
    "history sql_text text not null",
    "history statements_done integer not null",
    "history statements_total integer not null",
    "history started_at timestamp with time zone not null",
    "history finished_at timestamp with time zone not null",
    "history duration interval generated s (finished_at - started_at)",
    "history database_user text not null",
    "history operating_system_user text not null",
    "history host text not null",
    "history tool_version text not null",
    "history server_version text not null",
    "history reason text",
    "history error_severity text",
    "history error_sqlstate text",
    "history error_message text",
    "history error_detail text",
    "history error_hint text",
    "history error_context text",
    "history error_schema text",
    "history error_table text",
    "history error_column text",
    "history error_data_type text",
    "history error_constraint text",
    "history error_line integer",
    "history error_column_number integer",
    "history generated_done text[]",
    "schema_snapshot id bigint not null identity a",
    "schema_snapshot history_id bigint not null",
    "schema_snapshot run_id uuid not null",
    "schema_snapshot recorded_at timestamp with time zone not null default clock_timestamp()",
    "schema_snapshot server_version text not null default current_setting('server_version'::text)",
    "schema_snapshot fingerprint text not null",
    "schema_snapshot canonical_form text not null",
};

constexpr const char* made_predicates[] = {
    "((ordinal IS NOT NULL) AND (kind <> 'manual-deployment'::text))",
    "(kind <> 'deployment'::text)",
    "(kind = 'deployment'::text)",
};

pg::Parameters distrust_parameters(const std::string& schema) {
  return queries::HistoryDistrustParameters{
      .history_schema = schema,
      .columns = written_array({std::begin(made_columns), std::end(made_columns)}),
      .predicates = written_array({std::begin(made_predicates), std::end(made_predicates)})};
}

pg::Parameters suspicion_parameters(const std::string& schema) {
  return queries::HistorySuspicionParameters{
      .predicates = written_array({std::begin(made_predicates), std::end(made_predicates)}),
      .columns = written_array({std::begin(made_columns), std::end(made_columns)}),
      .history_schema = schema};
}

std::string in_quotes(std::string_view name) {
  return fmt::format("\"{}\"", base::printable(name));
}

std::string title(const Distrust& distrust, const std::string& schema) {
  if (distrust.relation.empty()) return "schema " + in_quotes(schema);
  return (distrust.relation == view ? "view " : "table ") + in_quotes(distrust.relation);
}

std::string sentence(const Distrust& distrust, const std::string& schema) {
  const std::string what = title(distrust, schema);
  const std::string owner = fmt::format("owned by role {}", in_quotes(distrust.owner));
  if (distrust.kind == "owner") {
    return fmt::format("The {} is {}, which is not trusted.", what, owner);
  }
  if (distrust.kind == "kind") {
    return fmt::format("{}, {}, is not an ordinary {}.", in_quotes(distrust.relation), owner,
                       distrust.relation == view ? "view" : "table");
  }
  if (distrust.kind == "child" || distrust.kind == "parent") {
    return fmt::format("The {}, {}, has {} table {}.", what, owner, distrust.kind, base::printable(distrust.other));
  }
  if (distrust.name == "_RETURN") return fmt::format("The {}, {}, does more than read the history.", what, owner);
  if (distrust.kind == "column" || distrust.kind == "index") {
    return fmt::format("The {}, {}, has {} {} that differs from what postgres-manager creates.", what, owner,
                       distrust.kind, in_quotes(distrust.name));
  }
  const std::string name = distrust.name.empty() ? "" : " " + in_quotes(distrust.name);
  return fmt::format("The {}, {}, has {}{}.", what, owner, distrust.kind, name);
}

// The statement that corrects it; empty: there is none. A history is never given to another owner: what the old owner
// has added to it would then run with the new owner's rights.
std::string correction(const Distrust& distrust, const std::string& schema, const std::string& user) {
  const std::string in_schema = pg::quote_identifier(schema);
  const std::string name = pg::quote_identifier(distrust.name);
  const std::string relation = fmt::format("{}.{}", in_schema, distrust.relation);
  if (distrust.kind == "owner") {
    return fmt::format("GRANT {} TO {}", pg::quote_identifier(distrust.owner), pg::quote_identifier(user));
  }
  if (distrust.kind == "row security") {
    return fmt::format("ALTER TABLE {} DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY", relation);
  }
  if (distrust.kind == "policy") return fmt::format("DROP POLICY {} ON {}", name, relation);
  if (distrust.kind == "trigger") return fmt::format("DROP TRIGGER {} ON {}", name, relation);
  if (distrust.kind == "constraint") {
    return fmt::format("ALTER TABLE {} DROP CONSTRAINT {}", distrust.other, name);
  }
  if (distrust.kind == "child") return fmt::format("ALTER TABLE {} NO INHERIT {}", distrust.other, relation);
  if (distrust.kind == "parent") return fmt::format("ALTER TABLE {} NO INHERIT {}", relation, distrust.other);
  if (distrust.kind == "extended statistics") return "DROP STATISTICS " + distrust.name;
  if (distrust.kind == "index") return fmt::format("DROP INDEX {}.{}", in_schema, name);
  if (distrust.kind == "rule" && distrust.name != "_RETURN") return fmt::format("DROP RULE {} ON {}", name, relation);
  return "";
}

std::vector<Distrust> distrust_of(const pg::Result& rows) {
  std::vector<Distrust> all;
  for (const pg::Row row : rows) {
    all.push_back({.relation = row["relation"].string(),
                   .kind = row["kind"].string(),
                   .name = row["name"].string(),
                   .owner = row["owner"].string(),
                   .other = row["other"].string()});
  }
  std::sort(all.begin(), all.end(), [](const Distrust& one, const Distrust& other) {
    return std::tie(one.relation, one.kind, one.name, one.other) <
           std::tie(other.relation, other.kind, other.name, other.other);
  });
  return all;
}

std::string detail_of(const std::vector<Distrust>& all, const std::string& schema) {
  constexpr std::size_t most_shown = 8;
  std::vector<std::string> sentences;
  for (const Distrust& each : all) {
    if (sentences.size() < most_shown) sentences.push_back(sentence(each, schema));
  }
  if (all.size() > most_shown) sentences.push_back(fmt::format("There are {} more.", all.size() - most_shown));
  return fmt::format("{}", fmt::join(sentences, "\n"));
}

// The role that can use the history: without a superuser, and without a second history, in which everything would run
// again.
std::string owner_of(const std::vector<Distrust>& all) {
  const auto found = std::find_if(all.begin(), all.end(), [](const Distrust& each) { return each.kind == "owner"; });
  return found == all.end() ? "" : found->owner;
}

causes::HistoryNotTrusted cause_of(const std::vector<Distrust>& all, const std::string& schema,
                                   const std::string& user) {
  causes::HistoryNotTrusted cause{.owner = owner_of(all), .corrections = {}, .by_hand = false};
  for (const Distrust& each : all) {
    std::string statement = correction(each, schema, user);
    cause.by_hand = cause.by_hand || statement.empty();
    // The schema and several tables of the same owner give the same statement, which is listed once.
    const bool is_new =
        std::find(cause.corrections.begin(), cause.corrections.end(), statement) == cause.corrections.end();
    if (!statement.empty() && is_new) cause.corrections.push_back(std::move(statement));
  }
  return cause;
}

}  // namespace

// Fails (division_by_zero) if there is any distrust: in a pipeline only an error prevents the following statements.
Command Database::distrust_command() const {
  return {.sql = fmt::format("SELECT 1 / CASE WHEN EXISTS (\n{}\n) THEN 0 ELSE 1 END", queries::history_distrust),
          .parameters = distrust_parameters(history_schema_)};
}

// The same, quickly, and sometimes without a reason.
Command Database::suspicion_command() const {
  const Reader reader{.major_version = connection_.server_version() / 10000};
  return {.sql = query_for(reader, queries::history_suspicion), .parameters = suspicion_parameters(history_schema_)};
}

void Database::require_trusted_history() {
  const std::vector<Distrust> all =
      distrust_of(ask(connection_, queries::history_distrust, distrust_parameters(history_schema_)));
  if (all.empty()) return;
  throw Error({.code = ErrorCode::refused,
               .message = fmt::format("the history in schema {} is not trusted", in_quotes(history_schema_)),
               .detail = detail_of(all, history_schema_),
               .cause = Cause(cause_of(all, history_schema_, connection_.user())),
               .rule = std::string(plan::refusal_rules::history_not_trusted)});
}

// The other histories, with the reason if one is not trusted: a run names such a history, too, but reads nothing of it.
std::vector<plan::OtherHistory> Database::judged(const std::vector<std::string>& history_schemas) {
  std::vector<plan::OtherHistory> histories;
  for (const std::string& schema : history_schemas) {
    const std::vector<Distrust> all =
        distrust_of(ask(connection_, queries::history_distrust, distrust_parameters(schema)));
    histories.push_back({.schema = schema, .distrust = all.empty() ? "" : sentence(all.front(), schema)});
  }
  return histories;
}

}  // namespace pgmanager::database

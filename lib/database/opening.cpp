// The queries at the beginning of a session, sent in one round trip.
#include <fmt/format.h>

#include <cstdlib>

#include "base/error.hpp"
#include "database/causes.hpp"
#include "database/database.hpp"
#include "database/safe_path.hpp"
#include "pg/pipeline.hpp"
#include "queries.hpp"

namespace pgmanager::database {

using base::Error;
using base::ErrorCode;
using history::Entry;
using history::History;

namespace {

constexpr std::string_view division_by_zero = "22012";
constexpr std::string_view lock_not_available = "55P03";

history::RecordedError error_of(const pg::Row& row) {
  return {.severity = row["error_severity"].string(),
          .sqlstate = row["error_sqlstate"].string(),
          .message = row["error_message"].string(),
          .detail = row["error_detail"].string(),
          .hint = row["error_hint"].string(),
          .context = row["error_context"].string(),
          .line = row["error_line"].integer<int>(),
          .column_number = row["error_column_number"].integer<int>()};
}

// Reads a row of queries/current_deployments.sql, queries/other_runs.sql or queries/current_files.sql. Nothing for a
// kind or state that a later version of this program has added.
std::optional<Entry> entry_of(const pg::Row& row) {
  const auto kind = history::parse_kind(row["kind"].text());
  const auto state = history::parse_state(row["state"].text());
  if (!kind || !state) return std::nullopt;
  Entry entry{.id = row["id"].integer(),
              .run_id = row["run_id"].string(),
              .kind = *kind,
              .path = row["path"].string(),
              .state = *state,
              .checksum = row["checksum"].string(),
              .token_checksum = row["token_checksum"].string(),
              .statements_done = row["statements_done"].integer<int>(),
              .statements_total = row["statements_total"].integer<int>(),
              .generated_done = row["generated_done"].integer<int>(),
              .partly_done = row["partly_done"].boolean(),
              .finished_at = row["finished_at"].string(),
              .seconds = row["seconds"].number(),
              .database_user = row["database_user"].string(),
              .reason = row["reason"].string()};
  if (!row["ordinal"].is_null()) entry.ordinal = source::Ordinal(row["ordinal"].integer());
  if (!row["error_message"].is_null()) entry.error = error_of(row);
  return entry;
}

// The current row of a deployment (if there is one) is followed by its last attempt that did not change its state. If
// the deployment is in place, only an attempt to undo it matters.
void add_attempt(Entry attempt, History& history) {
  const bool known = !history.deployments.empty() && history.deployments.back().ordinal == attempt.ordinal;
  if (!known) {
    history.deployments.push_back(std::move(attempt));
    return;
  }
  Entry& current = history.deployments.back();
  if (attempt.id < current.id) return;
  if (!history::is_in_place(current.state)) {
    current = std::move(attempt);
  } else if (attempt.kind == history::EntryKind::undo) {
    history.undo_attempts.push_back(std::move(attempt));
  }
}

void add_deployments(const pg::Result& rows, History& history) {
  history.deployments.reserve(rows.size());
  for (const pg::Row row : rows) {
    auto entry = entry_of(row);
    if (!entry) continue;
    if (history::is_failure(entry->state)) {
      add_attempt(std::move(*entry), history);
      continue;
    }
    if (!history::is_in_place(entry->state)) {
      history.removed.push_back({.id = entry->id,
                                 .ordinal = *entry->ordinal,
                                 .checksum = row["checksum_in_place"].string(),
                                 .token_checksum = row["token_checksum_in_place"].string()});
    }
    history.deployments.push_back(std::move(*entry));
  }
}

void add_other_runs(const pg::Result& rows, History& history) {
  for (const pg::Row row : rows) {
    auto entry = entry_of(row);
    if (!entry) continue;
    if (entry->kind == history::EntryKind::create) {
      history.created = std::move(*entry);
    } else if (entry->kind == history::EntryKind::create_part) {
      history.create_parts.push_back(std::move(*entry));
    } else {
      history.manual_runs.push_back(std::move(*entry));
    }
  }
}

// The current row of a file of create/ or test-data/ (if there is one) is followed by its last failed attempt.
void add_files(const pg::Result& rows, History& history) {
  for (const pg::Row row : rows) {
    auto entry = entry_of(row);
    if (!entry) continue;
    if (history::is_in_place(entry->state)) {
      history.file_runs.push_back(std::move(*entry));
    } else if (!history::is_failure(entry->state)) {
      continue;  // it was removed from create/
    } else if (history.file_runs.empty() || history.file_runs.back().path != entry->path ||
               history.file_runs.back().id < entry->id) {
      history.file_attempts.push_back(std::move(*entry));
    }
  }
}

bool is_no_history(const pg::ServerMessage& error) {
  constexpr std::string_view undefined_table = "42P01";
  constexpr std::string_view undefined_column = "42703";
  return error.sqlstate == undefined_table || error.sqlstate == undefined_column;
}

}  // namespace

/// The queries that were sent, and the functions that receive their rows.
class Database::OpeningQueries {
 public:
  OpeningQueries(Database& database, OpenResult& opening)
      : database_(database),
        opening_(opening),
        pipeline_(database.connection_, [this](const pg::Pipeline::Answer& answer) { answered(answer); }) {}

  void run(const Wanted& wanted) {
    pipeline_.answer_soon();
    ask(safe_path, {}, &OpeningQueries::take_nothing);
    // The user's settings must be read before they are changed.
    ask(queries::session_facts, session_facts_parameters(wanted.lock), &OpeningQueries::take_facts);
    if (wanted.defaults) database_.set_defaults(*wanted.defaults);
    const Command settings = database_.settings_command();
    ask(settings.sql, settings.parameters, &OpeningQueries::take_nothing);
    if (wanted.invalid_indexes) ask(queries::invalid_index_names, {}, &OpeningQueries::take_invalid_indexes);
    if (wanted.user_objects) ask(queries::user_objects, {schema()}, &OpeningQueries::take_user_objects);
    if (wanted.other_histories) ask(queries::other_histories, {schema()}, &OpeningQueries::take_other_histories);
    ask_about_history(wanted, database_.suspicion_command());
    pipeline_.finish();
    opening_.other_histories = database_.judged(other_histories_);
    if (distrusted_) look_closely(wanted);
    if (history_failed_ && error_->sqlstate == lock_not_available) database_.refuse_unreadable_history(*error_);
    // Without a history the other queries failed. The query for the whole history checks whether there is one.
    if (history_failed_ && wanted.history == Wanted::History::in_place)
      opening_.history_missing = is_no_history(*error_);
    if (history_failed_ && !opening_.history.exists) error_.reset();
    if (history_failed_ && wanted.history == Wanted::History::protection && is_no_history(*error_)) error_.reset();
    if (error_ && history_failed_) database_.refuse_unreadable_history(*error_);
    if (error_) database_.connection_.fail(*error_);
    if (opening_.history.format > newest_history_format) refuse_format();
  }

 private:
  using Take = void (OpeningQueries::*)(const pg::Result& rows);

  const std::string& schema() const { return database_.history_schema_; }
  queries::SessionFactsParameters session_facts_parameters(bool take_lock) const {
    return {.libpq_pid = database_.connection_.backend_pid(),
            .lock_key = take_lock ? std::optional(run_lock_key(schema())) : std::nullopt};
  }

  void ask(std::string_view query, const pg::Parameters& parameters, Take take) {
    takers_.push_back(take);
    pipeline_.send(query, parameters);
  }

  void ask_about_history(const Wanted& wanted, const Command& trust_check) {
    if (wanted.history == Wanted::History::protection) ask_protection(trust_check);
    if (wanted.history == Wanted::History::in_place) ask_in_place(wanted.files_in_place, trust_check);
    if (wanted.history == Wanted::History::whole) ask_history(trust_check);
  }

  // The quick check has failed. If the thorough one finds nothing, the history is read after all; that check is sent
  // again with the queries, because the history may have changed meanwhile.
  void look_closely(const Wanted& wanted) {
    database_.require_trusted_history();
    error_.reset();
    distrusted_ = history_failed_ = false;
    ask_about_history(wanted, database_.distrust_command());
    pipeline_.finish();
    if (distrusted_) database_.require_trusted_history();
  }

  // Separates the queries that fail without a history from the others. First checks that no other role can have changed
  // the history: even reading it could run code of that role.
  void begin_history(const Command& trust_check) {
    pipeline_.sync();
    begin_of_history_ = takers_.size();
    ask(safe_path, {}, &OpeningQueries::take_nothing);
    trust_check_ = takers_.size();
    ask(trust_check.sql, trust_check.parameters, &OpeningQueries::take_nothing);
  }

  void ask_in_place(bool files, const Command& trust_check) {
    begin_history(trust_check);
    ask(database_.for_schema(queries::history_format), {}, &OpeningQueries::take_format);
    ask(database_.for_schema(queries::protection), {}, &OpeningQueries::take_protection);
    ask(database_.for_schema(queries::in_place), {}, &OpeningQueries::take_in_place);
    if (files) ask(database_.for_schema(queries::files_in_place), {}, &OpeningQueries::take_files_in_place);
  }

  void ask_protection(const Command& trust_check) {
    ask(queries::history_exists, {schema()}, &OpeningQueries::take_exists);
    begin_history(trust_check);
    ask(database_.for_schema(queries::protection), {}, &OpeningQueries::take_protection);
  }

  void ask_history(const Command& trust_check) {
    ask(queries::history_exists, {schema()}, &OpeningQueries::take_exists);
    begin_history(trust_check);
    ask(database_.for_schema(queries::history_format), {}, &OpeningQueries::take_format);
    ask(database_.for_schema(queries::protection), {}, &OpeningQueries::take_protection);
    ask(database_.for_schema(queries::current_deployments), {}, &OpeningQueries::take_deployments);
    ask(database_.for_schema(queries::other_runs), {}, &OpeningQueries::take_other_runs);
    ask(database_.for_schema(queries::current_files), {}, &OpeningQueries::take_files);
  }

  void answered(const pg::Pipeline::Answer& answer) {
    const std::size_t number = taken_++;
    if (answer.rows != nullptr) (this->*takers_[number])(*answer.rows);
    if (answer.error == nullptr || error_) return;
    error_ = *answer.error;
    distrusted_ = number == trust_check_ && error_->sqlstate == division_by_zero;
    history_failed_ = begin_of_history_ && number >= *begin_of_history_;
  }

  void take_nothing(const pg::Result& /*rows*/) {}
  void take_facts(const pg::Result& rows) {
    const pg::Row row = rows.one_row();
    opening_.facts = {.backend_pid = row["backend_pid"].integer<int>(),
                      .standby = row["standby"].boolean(),
                      .server_version = row["server_version"].string(),
                      .read_only = row["read_only"].boolean(),
                      .synchronous_commit = row["synchronous_commit"].string(),
                      .statement_timeout = row["statement_timeout"].string(),
                      .lock_table_size = row["lock_table_size"].integer()};
    opening_.run_id = row["run_id"].string();
    opening_.locked = row["locked"].boolean();
  }
  void take_other_histories(const pg::Result& rows) { other_histories_ = rows.one_column(); }
  void take_user_objects(const pg::Result& rows) { opening_.user_objects = rows.one_column(); }
  void take_invalid_indexes(const pg::Result& rows) {
    for (const pg::Row row : rows) {
      opening_.invalid_indexes.push_back({row["name"].string(), row["table"].string()});
    }
  }
  void take_exists(const pg::Result& rows) {
    const pg::Row row = rows.one_row();
    opening_.history.schema = schema();
    opening_.history.schema_exists = row["schema_exists"].boolean();
    opening_.history.exists = row["history_exists"].boolean();
  }
  void take_format(const pg::Result& row) { opening_.history.format = row.one_value().integer<int>(); }
  void take_protection(const pg::Result& rows) {
    if (rows.empty()) return;
    const pg::Row row = rows.one_row();
    const auto state = history::parse_state(row["state"].text());
    opening_.history.protection = Entry{.kind = history::EntryKind::protection,
                                        .state = state.value_or(history::EntryState::marked),  // of a later version
                                        .finished_at = row["finished_at"].string(),
                                        .database_user = row["database_user"].string(),
                                        .reason = row["reason"].string()};
  }
  void take_in_place(const pg::Result& rows) {
    opening_.in_place.reserve(rows.size());
    for (const pg::Row row : rows) {
      opening_.in_place.push_back({source::Ordinal(row["ordinal"].integer()), row["checksum"].string()});
    }
  }
  void take_files_in_place(const pg::Result& rows) {
    opening_.files_in_place.reserve(rows.size());
    for (const pg::Row row : rows) {
      opening_.files_in_place.push_back({row["path"].string(), row["checksum"].string()});
    }
  }
  void take_deployments(const pg::Result& rows) { add_deployments(rows, opening_.history); }
  void take_other_runs(const pg::Result& rows) { add_other_runs(rows, opening_.history); }
  void take_files(const pg::Result& rows) { add_files(rows, opening_.history); }

  [[noreturn]] void refuse_format() const {
    throw Error({.code = ErrorCode::refused,
                 .message = fmt::format(
                     "the history of this database has format {}, but this program supports formats up to {}",
                     opening_.history.format, newest_history_format),
                 .cause = Cause(causes::HistoryTooNew{})});
  }

  Database& database_;
  OpenResult& opening_;
  std::vector<Take> takers_;
  std::size_t taken_ = 0;
  std::vector<std::string> other_histories_;
  std::optional<std::size_t> begin_of_history_;
  std::optional<std::size_t> trust_check_;
  std::optional<pg::ServerMessage> error_;
  bool history_failed_ = false;
  bool distrusted_ = false;
  pg::Pipeline pipeline_;  // last: its answers use all members above
};

OpenResult Database::open(const Wanted& wanted) {
  OpenResult opening;
  OpeningQueries(*this, opening).run(wanted);
  return opening;
}

}  // namespace pgmanager::database

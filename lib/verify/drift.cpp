#include "verify/drift.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "database/snapshot.hpp"
#include "execute/status.hpp"
#include "plan/same_content.hpp"
#include "plan/wrong_database.hpp"
#include "schema/hidden_attributes.hpp"
#include "verify/causes.hpp"
#include "verify/scratch_server.hpp"

namespace pgmanager::verify {

namespace {

std::string title_of(const pg::Connection& connection) {
  return fmt::format("database \"{}\"", base::printable(connection.database()));
}

std::string title_with_host(const pg::Connection& connection) {
  const std::string host = connection.host();
  if (host.empty()) return title_of(connection);
  return fmt::format("{} at {}:{}", title_of(connection), base::printable(host), connection.port());
}

// Without attributes that only some roles can see.
schema::SchemaSnapshot read_schema(pg::Connection& connection, const std::string& history_schema) {
  try {
    return schema::without_hidden(database::read_snapshot(connection, history_schema));
  } catch (const pg::ServerError& error) {
    constexpr std::string_view lock_not_available = "55P03";
    if (error.server().sqlstate != lock_not_available) throw;
    throw base::Error({.code = base::ErrorCode::sql,
                       .message = fmt::format("could not read the schema of {}", title_of(connection)),
                       .detail = "Another session has locked a table for more than ten seconds.",
                       .cause = Cause(causes::SchemaLocked{}),
                       .sqlstate = error.server().sqlstate});
  }
}

// Changes of a run in progress cannot be told from manual changes.
std::optional<std::string> notice_of_run(execute::Session& session) {
  const auto holder = session.database().lock_holder();
  if (!holder) return std::nullopt;
  return fmt::format("a run is in progress in {} (process {}): what it has changed so far is shown, too",
                     title_of(session.connection()), holder->pid);
}

std::vector<history::Entry> partly_applied(const history::History& history) {
  std::vector<history::Entry> found;
  for (const auto* attempts : {&history.deployments, &history.undo_attempts}) {
    std::copy_if(attempts->begin(), attempts->end(), std::back_inserter(found), history::is_partly_applied);
  }
  for (const history::Entry* attempt : plan::find_partly_applied(history)) found.push_back(*attempt);
  return found;
}

bool has_incomplete_files(const history::History& history) {
  const auto has_failed = [](const history::Entry& entry) { return history::is_failure(entry.state); };
  return std::ranges::any_of(history.deployments, has_failed) || !history.undo_attempts.empty() ||
         !plan::find_partly_applied(history).empty();
}

// The role that created the instance, as far as the history knows; it owns the objects that do not name an owner.
std::string creator_of(execute::Session& session) {
  const history::History history = session.database().load_history();
  if (history.created) return history.created->database_user;
  if (!history.deployments.empty()) return history.deployments.front().database_user;
  return session.connection().user();
}

std::optional<std::string> notice_of_versions(const result::ComparedSchemas& schemas, const std::string& expected) {
  constexpr int of_major = 10000;
  const int there = schemas.left.server_version / of_major;
  const int here = schemas.right.server_version / of_major;
  if (there == here) return std::nullopt;
  return fmt::format(
      "{} is of PostgreSQL {}, the instance is PostgreSQL {}: the same definition may be written differently there",
      expected, there, here);
}

void require_no_other_history(execute::Session& session) {
  if (session.database().load_history().exists) return;
  const auto refusal = plan::refuse_other_history("drift", {.database = session.connection().database(),
                                                            .schema = session.database().history_schema(),
                                                            .objects = {},
                                                            .other_histories = session.database().other_histories()});
  if (!refusal) return;
  throw base::Error(
      {.code = base::ErrorCode::refused, .message = refusal->message, .hint = refusal->hint, .rule = refusal->rule});
}

void compare(execute::Session& session, const std::string& history_schema, ExpectedSchema& expected,
             const schema::DiffOptions& options, result::Drift& drift) {
  schema::SchemaSnapshot instance = read_schema(session.connection(), history_schema);
  if (expected.created) {
    drift.schemas = expected.created->compare_with(std::move(instance), options);
  } else {
    drift.schemas = {schema::without_hidden(std::move(*expected.schema)), std::move(instance), options};
    drop_renames(drift.schemas);
  }
  if (auto notice = result::notice_of_hidden(drift.schemas)) drift.notices.push_back(*notice);
  if (auto notice = notice_of_versions(drift.schemas, drift.expected_title)) drift.notices.push_back(*notice);
}

}  // namespace

CreatedSchema::CreatedSchema(const std::shared_ptr<const source::SourceTree>& tree, const ScratchOptions& options,
                             const base::StopSignal& stop, result::RunObserver& observer)
    : server_(options.server, "postgres-manager drift", stop),
      context_{.options = options, .stop = stop, .observer = observer} {
  server_.note_roles();
  instance_.emplace(server_, context_);
  const ScratchRun run{.title = result::created_title, .planner = plan::create_planner(), .tree = tree};
  result::Outcome outcome = instance_->perform(run);
  if (!is_complete(outcome)) stopped_ = verify::stopped(run, std::move(outcome));
}

result::ComparedSchemas CreatedSchema::compare_with(schema::SchemaSnapshot instance,
                                                    const schema::DiffOptions& options) const {
  return instance_->compare(schema::without_hidden(instance_->content(CompareRows::no).schema), std::move(instance),
                            Holds::left, options);
}

std::vector<std::string> CreatedSchema::drop() {
  instance_.reset();
  return server_.notices();
}

ExpectedSchema recorded_schema(execute::Session& session) {
  auto recorded = session.database().last_snapshot();
  if (!recorded) {
    require_no_other_history(session);
    return {.missing = base::Error(
                {.code = base::ErrorCode::refused,
                 .message = fmt::format("no run has recorded the schema of {}", title_of(session.connection())),
                 .hint = "The next run that changes something records it. Until then compare with the tree: "
                         "postgres-manager drift --against create"})};
  }
  ExpectedSchema expected{
      .title = fmt::format("the schema recorded {}", recorded->recorded_at),
      .schema = std::move(recorded->schema),
      .created = {},
      .hint = "Revert the manual change by hand, or write a deployment for it: postgres-manager new NAME",
      .notices = {}};
  if (!recorded->later_run.empty()) {
    expected.notices.push_back(fmt::format(
        "a later run, which ended {}, recorded no schema: what it changed is shown, too", recorded->later_run));
  }
  return expected;
}

ExpectedSchema schema_of_create(execute::Session& session, const std::shared_ptr<const source::SourceTree>& tree,
                                ScratchOptions options, const base::StopSignal& stop, result::RunObserver& observer) {
  if (!options.server.server) options.server.user = creator_of(session);
  return {.title = result::created_title,
          .schema = {},
          .created = std::make_unique<CreatedSchema>(tree, options, stop, observer),
          .hint =
              "Run what is pending first (postgres-manager status). What remains was changed by hand, or create/ and "
              "the deployments do not agree (postgres-manager verify).",
          .notices = {}};
}

ExpectedSchema schema_of_instance(const pg::ConnectOptions& options, const std::string& history_schema,
                                  const base::StopSignal& stop) {
  const auto connection = connect(options, "--against-dsn", stop);
  execute::require_supported_version(connection->server_version());
  return {.title = title_with_host(*connection),
          .schema = read_schema(*connection, history_schema),
          .created = {},
          .hint = "Compare what has run there and here: postgres-manager status",
          .notices = {}};
}

result::Drift find_drift(execute::Session& session, const std::string& history_schema, ExpectedSchema expected,
                         const schema::DiffOptions& options) {
  result::Drift drift;
  drift.expected_title = std::move(expected.title);
  drift.instance_title = title_of(session.connection());
  drift.hint = std::move(expected.hint);
  drift.notices = std::move(expected.notices);
  if (expected.created) drift.stopped = expected.created->take_stopped();
  if (!drift.stopped) {
    const history::History history = execute::read_history(session);
    drift.partly_applied = partly_applied(history);
    drift.unfinished_create = history.create_parts.size();
    drift.has_incomplete_files = has_incomplete_files(history);
    drift.invalid_indexes = session.opening().invalid_indexes;
    if (auto notice = notice_of_run(session)) drift.notices.push_back(*notice);
    if (expected.missing) {
      if (drift.is_complete()) throw base::Error(*expected.missing);
      drift.not_compared = expected.missing->parts().message;
      drift.hint = expected.missing->parts().hint;
    } else {
      compare(session, history_schema, expected, options, drift);
    }
  }
  if (expected.created) {
    const std::vector<std::string> notices = expected.created->drop();
    drift.notices.insert(drift.notices.end(), notices.begin(), notices.end());
  }
  return drift;
}

}  // namespace pgmanager::verify

#include "execute/advice.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "database/scratch.hpp"
#include "database/watching.hpp"
#include "execute/statement_timeout.hpp"
#include "sql/concurrent_index.hpp"

namespace pgmanager::execute {

namespace {

using history::EntryKind;
using plan::Plan;
using plan::Step;
using result::Failure;

constexpr std::string_view directive = "write the line -- postgres-manager: no-transaction at its beginning";

constexpr const char* on_locked_history =
    "The statements of the file ran, and were rolled back because its history row could not be written. Run the same "
    "command again when the session that holds the table has ended.";

/// What can be done about a file, and so may be advised.
class Place {
 public:
  Place(const Plan& plan, const Step& step) : plan_(plan), step_(step) {}

  bool is_shared() const { return plan_.scope == plan::TransactionScope::all_files; }
  bool is_undo() const { return step_.kind == EntryKind::undo; }
  bool is_repeatable() const { return step_.kind == EntryKind::repeatable; }
  bool is_test_data() const { return step_.kind == EntryKind::test_data; }
  bool is_create() const { return step_.kind == EntryKind::create || step_.kind == EntryKind::create_part; }
  /// A file of create/ or test-data/ always has a transaction.
  bool may_run_without_transaction() const { return !is_create() && !is_repeatable() && !is_test_data(); }
  bool runs_without_transaction() const {
    return step_.file->transaction_mode == source::TransactionMode::without_transaction;
  }
  const char* directory() const { return is_test_data() ? "test-data/" : "create/"; }
  /// Where a statement of the file can be moved to; empty: nowhere, because an undo file belongs to one deployment.
  std::string_view next_file() const {
    return is_undo() ? "" : step_.kind == EntryKind::manual_deployment ? "another file" : "a deployment of its own";
  }
  /// The directive no-transaction cannot be combined with --transaction all.
  std::string_view leave_all_out() const { return is_shared() ? "Omit --transaction all. " : ""; }

 private:
  const Plan& plan_;
  const Step& step_;
};

// The server's message is about a transaction block that the user did not write.
std::string on_set_transaction(const Place& place) {
  if (place.is_create() && place.is_shared()) {
    return "SET TRANSACTION must come before all other statements of its transaction, which all files of a create "
           "share: remove it.";
  }
  return fmt::format("{}SET TRANSACTION must be the first statement of the file.", place.leave_all_out());
}

std::string on_no_transaction(const Place& place) {
  if (!place.may_run_without_transaction()) {
    return fmt::format(
        "The files of {} run in a transaction: use a form of the statement that can run in one, such as "
        "CREATE INDEX without CONCURRENTLY.",
        place.directory());
  }
  const std::string moved = place.is_undo() ? "" : fmt::format("; or move the statement to {}", place.next_file());
  return fmt::format("{}Let the file run statement by statement, each committed by itself: {}{}.",
                     place.leave_all_out(), directive, moved);
}

std::string on_commit_inside(const Place& place) {
  if (!place.may_run_without_transaction()) {
    return fmt::format(
        "The files of {} run in a transaction: remove COMMIT and ROLLBACK from the DO block or procedure.",
        place.directory());
  }
  return fmt::format(
      "{}A COMMIT or ROLLBACK inside a DO block or procedure needs a file without a transaction: {}, or the directive "
      "repeat for a statement that runs in batches.",
      place.leave_all_out(), directive);
}

std::string on_new_enum_value(const Place& place) {
  const std::string when = "A value can be used once the transaction that adds it is committed: ";
  if (place.is_create()) {
    return "List the value where the type is created, CREATE TYPE ... AS ENUM: a value that ALTER TYPE adds can be "
           "used once the transaction is committed.";
  }
  if (place.is_repeatable()) return when + "add it in a deployment, which runs before this file.";
  if (place.is_test_data()) return when + "add it in create/ and in a deployment, where the schema is.";
  const std::string line = "write the line -- postgres-manager: no-transaction at the beginning of the file";
  if (place.is_undo()) return fmt::format("{}{}{}.", place.leave_all_out(), when, line);
  const std::string_view next = place.next_file() == "another file" ? "another file" : "the next deployment";
  return fmt::format("{}{}move what uses it to {}, or {}.", place.leave_all_out(), when, next, line);
}

std::string on_lock_timeout(const Place& place) {
  const std::string held = "Another session holds the lock for longer than the file waits for it: run it again later, ";
  return place.is_create() && place.is_shared()
             ? held + "or let it wait longer with --lock-timeout."
             : held + "let it wait longer with --lock-timeout, or try more often with --lock-retries.";
}

std::string on_too_many_locks(const Place& place, const RunContext& context) {
  if (context.plan.prelude) {
    return "One transaction needs a lock for each object it touches: raise max_locks_per_transaction; or drop the "
           "database, and create it again: postgres-manager create --create-database --transaction file";
  }
  if (!place.is_shared()) {
    return "One transaction needs a lock for each object it touches: raise max_locks_per_transaction.";
  }
  return "One transaction needs a lock for each object it touches. Let each file have its own: --transaction file; or "
         "raise max_locks_per_transaction.";
}

// A statement that commits by itself commits before its row can be recorded: if the server process ends in between, the
// statement is complete but not recorded.
std::string about_unrecorded_statement(std::string_view sqlstate) {
  const bool created = sqlstate == "42P07";
  return fmt::format(
      "If an earlier run lost its connection here, the statement may be complete without being recorded. Check that "
      "the index {}, write {} into the statement and run the same command again.",
      created ? "is as the statement defines it" : "no longer exists", created ? "IF NOT EXISTS" : "IF EXISTS");
}

// For an index that cannot be created or dropped concurrently, in any kind of file: in a transaction the server reports
// that only after it has asked for a file without one.
std::string on_partitioned(const RunContext& context, const Failure& failure) {
  using Work = sql::ConcurrentIndex::Work;
  const auto concurrent = sql::concurrent_index(failure.sent);
  if (!concurrent || (concurrent->work != Work::create_index && concurrent->work != Work::drop_index)) return "";
  if (!database::is_partitioned(context.connection, concurrent->schema, concurrent->name)) return "";
  if (concurrent->work == Work::drop_index) {
    return fmt::format(
        "Index {} is one of a partitioned table and cannot be dropped concurrently. Use DROP INDEX without "
        "CONCURRENTLY, in a file that runs in a transaction: it locks the table and its partitions, so nothing else "
        "should be in that file.",
        concurrent->name);
  }
  return fmt::format(
      "Table {} is partitioned: its index cannot be built concurrently. Create it with CREATE INDEX ... ON ONLY, which "
      "is quick and leaves it INVALID; in the next deployment build one for each partition with CREATE INDEX "
      "CONCURRENTLY; in a third one write ALTER INDEX ... ATTACH PARTITION for each of those: with the last one it "
      "becomes valid.",
      concurrent->name);
}

// Asks the server whether the role exists; the message only gives its name.
std::string on_missing_role(const RunContext& context, const Failure& failure) {
  if (context.options.private_server == PrivateServer::no) return "";
  const auto name = role_named_in(failure.error.message);
  if (!name || std::ranges::count(database::roles(context.connection), *name) > 0) return "";
  return fmt::format(
      "Roles belong to the whole server, and the private server has no role \"{}\": create it where it is missing, in "
      "a "
      "file that runs before; or name a server that has it: --postgres-dsn DSN.",
      base::printable(*name));
}

}  // namespace

std::optional<std::string> role_named_in(std::string_view message) {
  constexpr std::string_view before = "role \"";
  if (!message.starts_with(before)) return std::nullopt;
  message.remove_prefix(before.size());
  return std::string(message.substr(0, message.find('"')));
}

std::string advice(const RunContext& context, const Plan& plan, const Failure& failure) {
  if (failure.code == base::ErrorCode::lock) return on_locked_history;
  if (failure.code != base::ErrorCode::sql || failure.step == nullptr) return "";
  const std::string_view sqlstate = failure.error.sqlstate;
  const Place place(plan, *failure.step);
  if (sqlstate == "25001" || sqlstate == "0A000") {
    if (auto of_partitioned = on_partitioned(context, failure); !of_partitioned.empty()) return of_partitioned;
  }
  if (sqlstate == "25001") return failure.statement == "SET" ? on_set_transaction(place) : on_no_transaction(place);
  if (sqlstate == "25P01" && place.runs_without_transaction()) {
    return "The statement works inside a transaction block only, and this file runs without one: move it to a file "
           "without the directive no-transaction.";
  }
  const bool of_index = failure.statement.find("INDEX") != std::string::npos;
  if (place.runs_without_transaction() && of_index && (sqlstate == "42P07" || sqlstate == "42704")) {
    return about_unrecorded_statement(sqlstate);
  }
  if (sqlstate == "42704") return on_missing_role(context, failure);
  if (sqlstate == "2D000") return on_commit_inside(place);
  if (sqlstate == "55P04") return on_new_enum_value(place);
  if (sqlstate == "55P03") return on_lock_timeout(place);
  if (sqlstate == "25006")
    return "The history row of the file could not be written either: remove READ ONLY from the file.";
  if (sqlstate == "53200") return on_too_many_locks(place, context);
  if (sqlstate == "57014") return advice_on_cancelled(context, failure);
  return "";
}

}  // namespace pgmanager::execute

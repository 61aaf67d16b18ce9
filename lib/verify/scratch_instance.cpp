#include "verify/scratch_instance.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "database/reload.hpp"
#include "database/scratch.hpp"
#include "database/snapshot.hpp"
#include "database/table_rows.hpp"
#include "execute/advice.hpp"
#include "execute/watcher.hpp"
#include "history/history.hpp"
#include "plan/refusal_rules.hpp"
#include "verify/extension_packages.hpp"
#include "verify/mentioned_roles.hpp"

namespace pgmanager::verify {

namespace {

constexpr std::string_view feature_not_supported = "0A000";  // for a missing extension since PostgreSQL 15
constexpr std::string_view undefined_file = "58P01";         // for a missing extension before PostgreSQL 15
constexpr std::string_view duplicate_object = "42710";
constexpr std::string_view undefined_object = "42704";
constexpr std::string_view invalid_parameter_value = "22023";  // for the role of SET ROLE
constexpr std::string_view undefined_database = "3D000";
constexpr std::string_view disk_full = "53100";

std::string advice_on_extension(const std::string& name, int major_version) {
  const std::string extension =
      fmt::format("Extension \"{}\" is not installed on the scratch server", base::printable(name));
  const auto package = package_of_extension(name, major_version);
  return package
             ? fmt::format("{}: apt install {}; or name a server that has it: --scratch-dsn DSN.", extension, *package)
             : fmt::format(
                   "{}: install it for PostgreSQL {}, name a server that has it (--scratch-dsn DSN), or "
                   "write a stand-in (docs/extensions.md).",
                   extension, major_version);
}

std::string advice_on_role(const std::string& name) {
  return fmt::format(
      "Roles belong to the whole server, and the scratch server has no role \"{}\": create it there (CREATE ROLE {}), "
      "or "
      "omit --scratch-dsn to use a private server.",
      base::printable(name), pg::quote_identifier(name));
}

std::string advice_on_existing_role(const std::string& name, bool of_other_side) {
  const std::string role =
      fmt::format("Roles belong to the whole server, and role \"{}\" {}", base::printable(name),
                  of_other_side ? "is there since the first side was built" : "exists on the scratch server already");
  return role + ": omit --scratch-dsn to use a private server, or create the role only where it is missing.";
}

// The way out for production does not apply to a database that was just created.
std::string hint_in_scratch_database(const plan::Refusal& refusal) {
  if (refusal.rule == plan::refusal_rules::deployment_changed) {
    return "A file of the base must not change: revert the edit (git checkout), and write the change as a new "
           "deployment: postgres-manager new NAME.";
  }
  if (refusal.rule == plan::refusal_rules::ordinal_taken) {
    return "If it is another file, give it the next free ordinal: postgres-manager renumber. If it was renamed and "
           "edited, revert that (git checkout).";
  }
  if (refusal.rule == plan::refusal_rules::deployment_missing || refusal.rule == plan::refusal_rules::instance_ahead) {
    return "Update the source tree to a version that has it (git merge), or name a base that does not: --base BASE.";
  }
  return refusal.hint;
}

void require_about_files(const result::Outcome& outcome) {
  if (!outcome.failure || outcome.failure->code == base::ErrorCode::sql) return;
  const history::RecordedError& error = outcome.failure->error;
  throw base::Error({.code = outcome.failure->code,
                     .message = error.message,
                     .detail = error.detail,
                     .hint = error.hint,
                     .cause = outcome.failure->cause,
                     .sqlstate = error.sqlstate});
}

}  // namespace

result::Outcome ScratchInstance::perform(const ScratchRun& run, execute::DryRun dry_run,
                                         result::RunObserver& observer) const {
  execute::RunOptions options = context_.options.run;
  options.dry_run = dry_run;
  options.kept_snapshots = 0;
  plan::Planner planner = run.planner;
  planner.scope = context_.options.scope;
  planner.first_run = plan::FirstRun::yes;  // the program has just created the database
  const execute::Target target{.connection = database_.options(),
                               .history_schema = context_.options.history_schema,
                               .runner = context_.options.runner};
  const bool creates = planner.function == plan::Function::create;
  execute::Session session(target, execute::Access::write, context_.stop,
                           {.lock = dry_run == execute::DryRun::no,
                            .history = database::Wanted::History::whole,
                            .user_objects = creates,
                            .defaults = execute::session_defaults(planner.function, options)});
  return execute::run(session, *run.tree, planner, options, context_.stop, observer);
}

result::Outcome ScratchInstance::dry_run(const ScratchRun& run) const {
  result::RunObserver silent;
  return perform(run, execute::DryRun::yes, silent);
}

result::Outcome ScratchInstance::perform(const ScratchRun& run) const {
  run.purpose == RunPurpose::building ? context_.observer.on(result::events::Building{run.title})
                                      : context_.observer.on(result::events::Trying{run.title});
  result::Outcome outcome = perform(run, execute::DryRun::no, context_.observer);
  // Production has roles that no file creates.
  while (const auto role = server_.is_private() ? missing_role(outcome) : std::nullopt) {
    server_.add_role(*role);
    // create begins again for each role that is missed.
    for (const std::string& other : mentioned_roles(*run.tree)) {
      if (!server_.has_role(other)) server_.add_role(other);
    }
    outcome = perform(run, execute::DryRun::no, context_.observer);
  }
  context_.stop.throw_if_requested();
  require_about_files(outcome);
  advise(outcome);
  return outcome;
}

Content ScratchInstance::content(CompareRows rows) const {
  pg::Connection connection(database_.options(), context_.stop);
  const execute::WatchedWaits waits(connection, database_.options(), connection.backend_pid(), context_.stop);
  Content content{.schema = database::read_snapshot(connection, context_.options.history_schema), .rows = {}};
  if (rows == CompareRows::yes) content.rows = database::read_rows(connection, context_.options.history_schema);
  return content;
}

result::ComparedSchemas ScratchInstance::compare(schema::SchemaSnapshot left, schema::SchemaSnapshot right, Holds holds,
                                                 const schema::DiffOptions& options) const {
  pg::Connection connection(database_.options(), context_.stop);
  const execute::WatchedWaits waits(connection, database_.options(), connection.backend_pid(), context_.stop);
  database::reload_differing(connection, context_.options.history_schema, left, right);
  result::ComparedSchemas compared(std::move(left), std::move(right), options);
  keep_proven_renames(connection, context_.options.history_schema, holds, compared, options);
  return compared;
}

// The server is asked, because the message only gives the name.
std::optional<std::string> ScratchInstance::missing_role(const result::Outcome& outcome) const {
  if (!outcome.failure) return std::nullopt;
  const std::string& sqlstate = outcome.failure->error.sqlstate;
  if (sqlstate != undefined_object && sqlstate != invalid_parameter_value) return std::nullopt;
  auto name = execute::role_named_in(outcome.failure->error.message);
  return name && server_.has_role(*name) ? std::nullopt : name;
}

// Advice for failures that are different in a scratch database than in the target. The server is asked whether an
// extension is missing; the message only gives its name.
void ScratchInstance::advise(result::Outcome& outcome) const {
  if (!outcome.failure || !outcome.failure->advice.empty()) return;
  const history::RecordedError& error = outcome.failure->error;
  if (error.sqlstate == feature_not_supported || error.sqlstate == undefined_file) {
    const auto name = extension_named_in(error.message);
    if (!name || database::is_extension_available(server_.connection(), *name)) return;
    outcome.failure->advice = advice_on_extension(*name, server_.connection().server_version() / 10000);
  } else if (const auto role = missing_role(outcome)) {
    outcome.failure->advice = advice_on_role(*role);
  } else if (error.sqlstate == undefined_object && error.message.starts_with("tablespace ")) {
    outcome.failure->advice =
        "Tablespaces belong to the whole server: name a server that has this one, --scratch-dsn DSN, or create it "
        "there.";
  } else if (error.sqlstate == undefined_database) {
    outcome.failure->advice =
        "Scratch databases have generated names: write current_database() instead of the name, in a DO block.";
  } else if (error.sqlstate == disk_full && server_.is_private()) {
    outcome.failure->advice =
        "Name a directory with more space for the private server in the environment variable TMPDIR: by default it is "
        "usually in memory.";
  } else if (error.sqlstate == duplicate_object && !server_.is_private()) {
    const auto name = execute::role_named_in(error.message);
    if (!name) return;
    const bool of_other_side = std::ranges::count(server_.new_roles(), *name) > 0;
    outcome.failure->advice = advice_on_existing_role(*name, of_other_side);
  }
}

bool is_complete(const result::Outcome& outcome) {
  return outcome.result == result::RunResult::done || outcome.result == result::RunResult::nothing_to_do;
}

result::StoppedRun stopped(const ScratchRun& run, result::Outcome outcome) {
  for (plan::Refusal& refusal : outcome.plan.refusals) refusal.hint = hint_in_scratch_database(refusal);
  return {.title = run.title, .tree = run.tree, .outcome = std::move(outcome)};
}

}  // namespace pgmanager::verify

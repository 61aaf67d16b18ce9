#include "commands/other_tool_database.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "execute/run_lock.hpp"
#include "imports/read_migrations.hpp"
#include "plan/planner.hpp"

namespace pgmanager::commands {

using base::Error;
using base::ErrorCode;

OtherToolDatabase::OtherToolDatabase(const cli::Context& context, imports::Tool tool)
    : context_(context),
      title_(imports::known_tool(tool).title),
      chosen_(context.settings, context.terminal, "import"),
      session_(cli::open_session(chosen_, context.settings, execute::Access::write, context.stop,
                                 execute::session_defaults(plan::Function::baseline, cli::run_options(context)))) {
  const cli::Settings& settings = context_.settings;
  const result::Instance instance = cli::instance_of(chosen_, session_.get(), settings);
  name_ = instance.database;
  if (settings.output == cli::Output::text) cli::show_target(instance, settings, context_.terminal);
  if (!settings.dry_run && !session_->opening().locked) {
    result::RunObserver silent;
    execute::wait_for_run_lock(session_->database(), cli::run_options(context_).lock_wait, context_.stop, silent);
  }
  const history::History own = session_->load_history();
  has_own_history_ = std::ranges::any_of(own.deployments, history::is_in_place, &history::Entry::state);
  other_tool_.emplace(session_->connection(), tool, settings.table.value_or(""));
  if (has_own_history_) {
    recorded_.objects = other_tool_->objects();
    recorded_.schemas = other_tool_->schemas();
  } else {
    lock_and_read();
  }
}

void OtherToolDatabase::lock_and_read() {
  if (!other_tool_->has_history()) fail_without_history();
  other_tool_->lock(session_->target(), context_.stop);
  recorded_ = other_tool_->read();
}

void OtherToolDatabase::fail_without_history() const {
  throw Error(
      {.code = ErrorCode::refused,
       .message = fmt::format("database \"{}\" has no history of {}", base::printable(name_), title_),
       .hint = "Name the database that the tool has kept up to date. If the tool's table has another name than usual, "
               "name that, too: --table NAME. Or take over the files alone: without --postgres-dsn, --local and "
               "--environment."});
}

void OtherToolDatabase::require_ready() {
  if (other_tool_->read().rows != recorded_.rows) {
    throw Error({.code = ErrorCode::lock,
                 .message = fmt::format("{} has changed its history during the import", title_),
                 .hint = fmt::format("Nothing was written. Try again while nobody runs {}.", title_)});
  }
  session_->database().create_history(session_->load_history(), database::AfterHistory::more_in_the_transaction);
  session_->connection().rollback();
}

result::Outcome OtherToolDatabase::record(const source::SourceTree& tree, const plan::RanElsewhere& in_place) {
  result::RunObserver silent;
  plan::Planner planner = plan::import_planner(in_place);
  planner.first_run = plan::FirstRun::yes;
  result::Outcome outcome = execute::run(*session_, tree, planner, cli::run_options(context_), context_.stop, silent);
  const bool is_recorded =
      outcome.result == result::RunResult::done || outcome.result == result::RunResult::nothing_to_do;
  if (is_recorded && !plan::plan_import(tree, session_->load_history(), in_place).nothing_to_do()) {
    throw Error({.code = ErrorCode::internal,
                 .message = "the history does not contain everything that was recorded",
                 .hint = "See what it contains: postgres-manager status"});
  }
  return outcome;
}

bool names_database(const cli::Settings& settings) {
  return settings.postgres_dsn || settings.local || settings.given.contains("dbname") ||
         settings.given.contains("environment");
}

}  // namespace pgmanager::commands

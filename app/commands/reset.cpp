#include "execute/loss.hpp"

#include <fmt/format.h>

#include <optional>
#include <ostream>
#include <utility>

#include "cli/hooks.hpp"
#include "cli/progress.hpp"
#include "cli/question.hpp"
#include "cli/render.hpp"
#include "cli/run_function.hpp"
#include "cli/target.hpp"
#include "commands/commands.hpp"
#include "database/reset.hpp"
#include "database/row_estimate.hpp"
#include "execute/protection.hpp"
#include "execute/status.hpp"
#include "pg/connect_options.hpp"
#include "plan/protection.hpp"
#include "plan/wrong_database.hpp"
#include "report/json.hpp"
#include "report/text.hpp"

namespace pgmanager::commands {

namespace {

using base::Error;
using base::ErrorCode;

void refuse_protected(const cli::Settings& settings) {
  if (!settings.is_protected) return;
  throw Error(
      {.code = ErrorCode::refused,
       .message = fmt::format("environment \"{}\" is protected", settings.environment.value_or("")),
       .detail = "Function reset destroys all data of a database. No option allows it in a protected environment.",
       .hint = "If the data may be lost, remove \"protected\" from this environment in postgres-manager.json."});
}

bool asks(const cli::Settings& settings) {
  return !settings.dry_run && !settings.yes;
}

cli::Question question_about(const std::string& database) {
  return {.about = {fmt::format("Function reset drops everything in database \"{}\" and creates it again.", database)},
          .prompt = "Type the name of the database to continue",
          .expected = database,
          .flag = "--yes"};
}

cli::ExitStatus refuse(const history::History& history, const cli::Context& context) {
  result::Outcome outcome;
  outcome.result = result::RunResult::refused;
  outcome.plan.function = plan::Function::create;
  outcome.plan.refusals.push_back(plan::refuse_protected(
      *history.protection, fmt::format("If its data may be lost, first remove the protection: {}.",
                                       plan::removes_protection(history, context.settings.history_schema))));
  return cli::render_outcome(std::move(outcome), context.settings, context.terminal);
}

// A history that cannot be read is dropped, too.
std::optional<plan::Refusal> refuse_another_tree(const source::SourceTree& tree, execute::Session& session) {
  try {
    return plan::refuse_another_tree(tree, execute::read_history(session));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::refused) throw;
    return std::nullopt;
  }
}

void ask(const cli::Context& context, cli::Question question, const result::DroppedObjects& objects,
         const source::SourceTree& tree, execute::Session& session) {
  std::vector<std::string> tables;
  for (const result::DroppedObject& object : objects) {
    if (object.kind == "table" || object.kind == "materialized view") tables.push_back(object.name);
  }
  std::vector<std::string> about = cli::target_lines(session, context.settings);
  question.about.insert(question.about.begin(), about.begin(), about.end());
  const result::RowEstimate rows = database::estimate_rows(session.connection(), tables);
  for (std::string& line : report::reset_loss_lines(objects, rows)) question.about.push_back(std::move(line));
  if (const auto refusal = refuse_another_tree(tree, session)) {
    question.about.push_back(fmt::format("Careful: {}. {}", refusal->message, refusal->detail));
  }
  cli::confirm(question, context.terminal, context.stop);
}

// A service file may select another database than the options did.
void require_database(const pg::Connection& connection, const std::string& asked_for) {
  if (connection.database() == asked_for) return;
  throw Error(
      {.code = ErrorCode::refused,
       .message = fmt::format("the connection is to database \"{}\", not to \"{}\"", connection.database(), asked_for),
       .hint = "Name the database: --dbname NAME."});
}

execute::RunOptions options_of(const cli::Context& context) {
  constexpr std::chrono::seconds usual_lock_timeout{5};  // another session may use the objects to drop
  execute::RunOptions options = cli::run_options(context);
  if (!options.lock_timeout) options.lock_timeout = usual_lock_timeout;
  return options;
}

void show_plan(const cli::Context& context, const std::string& database, const result::DroppedObjects& objects) {
  if (context.settings.output != cli::Output::json) return;
  context.terminal.output << report::reset_planned_json(database, objects) << std::flush;
}

cli::ExitStatus show_outcome(const cli::Context& context, const result::DroppedObjects& objects,
                             result::Outcome outcome) {
  const cli::Terminal& terminal = context.terminal;
  const bool as_text = context.settings.output == cli::Output::text;
  if (as_text && outcome.result == result::RunResult::planned) {
    terminal.output << report::reset_plan_text(objects, outcome.plan, cli::style_for(terminal.output_on_terminal));
    return cli::ExitStatus::done;
  }
  if (as_text && outcome.result == result::RunResult::done) terminal.output << report::reset_done_text(objects);
  const bool failed = outcome.result == result::RunResult::failed;
  const cli::ExitStatus status = cli::render_outcome(std::move(outcome), context.settings, terminal);
  if (as_text && failed) terminal.errors << report::reset_lost_text(objects);
  return status;
}

}  // namespace

cli::ExitStatus reset(const cli::Context& context) {
  const cli::Settings& settings = context.settings;
  refuse_protected(settings);  // and so no test data is loaded there, either
  const auto read =
      source::read_source_tree(settings.root, cli::scope_of(plan::Function::create, settings), settings.variables);
  if (!read.findings.empty()) {
    cli::render_findings(read.findings, settings, context.terminal);
    return cli::ExitStatus::source_invalid;
  }
  const cli::ChosenTarget chosen(settings, context.terminal, "reset");
  const std::string database = pg::database_name(chosen.target().connection);
  const cli::Question question = question_about(database);
  if (asks(settings)) cli::require_terminal(question);
  execute::RunOptions options = options_of(context);
  if (chosen.is_private()) options.private_server = execute::PrivateServer::yes;
  const auto session = cli::open_session(chosen, settings, execute::Access::write, context.stop,
                                         execute::session_defaults(plan::Function::create, options));
  auto progress = cli::make_progress(settings, context.terminal);
  progress->on(result::events::Target{cli::instance_of(chosen, session.get(), settings)});
  require_database(session->connection(), database);
  options.hooks = cli::make_hooks(settings, read.tree, session->connection(), context.stop, *progress);
  const result::DroppedObjects objects = execute::prepare_reset(*session, options, context.stop, *progress);
  const history::History history = execute::read_protection(*session, options);
  if (history::is_protected(history.protection)) return refuse(history, context);
  if (asks(settings)) ask(context, question, objects, read.tree, *session);
  show_plan(context, database, objects);
  result::Outcome outcome = execute::run(*session, read.tree, plan::reset_planner(database::prelude_of(objects)),
                                         options, context.stop, *progress);
  progress.reset();  // ends the live line before results are printed
  return show_outcome(context, objects, std::move(outcome));
}

}  // namespace pgmanager::commands

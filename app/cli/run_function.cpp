#include "cli/run_function.hpp"

#include <fmt/format.h>

#include <exception>
#include <future>
#include <memory>

#include "base/error.hpp"
#include "cli/hooks.hpp"
#include "cli/private_servers.hpp"
#include "cli/progress.hpp"
#include "cli/render.hpp"
#include "cli/target.hpp"
#include "execute/run.hpp"
#include "execute/status.hpp"
#include "plan/checksums_in_place.hpp"
#include "plan/planner.hpp"
#include "report/text.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::cli {

source::Scope scope_of(plan::Function function, const Settings& settings) {
  switch (function) {
    // A new tree has no deployments yet.
    case plan::Function::create:
      return {.create = true,
              .deployment = source::has_directory(settings.root, "deployment"),
              .test_data = settings.with_test_data,
              .hooks = true,
              .repeatable = settings.repeatable};
    case plan::Function::deployment:
      return {.deployment = source::has_deployments(settings.root), .hooks = true, .repeatable = settings.repeatable};
    case plan::Function::manual_deployment: return {.manual_deployment = true, .hooks = true};
    case plan::Function::undo: return {.deployment = source::has_deployments(settings.root), .undo = true};
    case plan::Function::baseline:
      return {.deployment = source::has_deployments(settings.root),
              .repeatable = settings.with_repeatables ? settings.repeatable : std::vector<std::string>()};
    case plan::Function::repair:
      return {.deployment = !settings.repairs.no_deployment() && source::has_deployments(settings.root)};
    case plan::Function::test_data: return {.test_data = true};
  }
  return {};
}

execute::RunOptions run_options(const Context& context) {
  const Settings& settings = context.settings;
  execute::RunOptions options;
  if (settings.dry_run) options.dry_run = execute::DryRun::yes;
  if (settings.restore_point) options.restore_point = execute::RestorePoint::yes;
  options.lock_wait = settings.lock_wait;
  options.reason = settings.reason;
  const bool changes_protection = settings.repairs.protection != plan::ProtectionChange::none;
  if (settings.is_protected && !changes_protection) options.protected_environment = settings.environment.value_or("");
  options.lock_timeout = settings.lock_timeout;
  options.statement_timeout = settings.statement_timeout;
  options.lock_retries = settings.lock_retries;
  options.kept_snapshots = settings.snapshots;
  if (settings.durable_each) options.durability = database::Durability::each;
  for (const auto& [name, value] : settings.session_settings) options.settings.push_back({name, value});
  const bool is_live = context.terminal.errors_on_terminal && !is_dumb_terminal();
  if (settings.output == Output::json || (is_live && settings.verbosity != Verbosity::quiet))
    options.watch_indexes = execute::WatchIndexes::yes;
  return options;
}

void refuse_test_data(const Settings& settings) {
  if (!settings.is_protected) return;
  throw base::Error(
      {.code = base::ErrorCode::refused,
       .message = fmt::format("environment \"{}\" is protected", settings.environment.value_or("")),
       .detail = "Test data are never loaded there.",
       .hint = settings.with_test_data
                   ? "Omit --with-test-data. Data that every instance needs belong in create/ and in deployments."
                   : "Data that every instance needs belong in create/ and in deployments."});
}

std::vector<std::string> target_lines(execute::Session& session, const Settings& settings) {
  const bool is_shown = settings.output == Output::text && settings.verbosity != Verbosity::quiet;
  if (is_shown) return {};
  result::Instance instance = execute::instance_of(session);
  instance.environment = settings.environment.value_or("");
  return {report::instance_text(instance, report::Style())};
}

namespace {

// Whether the session may be opened before the files were read: not where that starts a server, makes a database or
// waits for one, which would be wasted if the tree has findings.
bool may_open_first(plan::Function function, const Settings& settings) {
  const bool may_start = settings.local || settings.configured_local || settings.ephemeral;
  const bool is_there = !may_start && !settings.create_database && !settings.server_wait;
  return is_there && function == plan::Function::deployment;
}

// These functions only need deployments to tell whether the history belongs to this tree, so findings in deployment/
// are ignored.
void add_deployments(source::SourceTree& tree, plan::Function function, const Settings& settings) {
  const bool goes_without = function == plan::Function::manual_deployment || function == plan::Function::test_data;
  if (!goes_without || !source::has_deployments(settings.root)) return;
  auto read = source::read_source_tree(settings.root, {.deployment = true}, settings.variables);
  if (read.findings.empty()) tree.deployments = std::move(read.tree.deployments);
}

// One call of a function that runs plans.
class FunctionRun {
 public:
  FunctionRun(const Context& context, const plan::Planner& planner, const Confirm& confirm)
      : context_(context), settings_(context.settings), planner_(planner), confirm_(confirm) {}

  ExitStatus perform();

 private:
  void open();
  void open_and_read();
  source::FilesInPlace in_place() const;
  result::Outcome run();
  result::Outcome plan_for_missing_database(result::RunObserver& progress) const;

  const Context& context_;
  const Settings& settings_;
  const plan::Planner& planner_;
  const Confirm& confirm_;
  source::ReadResult read_;
  std::unique_ptr<ChosenTarget> chosen_;
  std::unique_ptr<execute::Session> session_;  // null: a dry run, and the database would be created
};

ExitStatus FunctionRun::perform() {
  read_ = source::list_source_tree(settings_.root, scope_of(planner_.function, settings_), settings_.variables);
  if (read_.findings.empty() && may_open_first(planner_.function, settings_)) {
    open_and_read();
  } else {
    source::read_files(read_);
    add_deployments(read_.tree, planner_.function, settings_);
  }
  if (!read_.findings.empty()) {
    render_findings(read_.findings, settings_, context_.terminal);
    return ExitStatus::source_invalid;
  }
  if (chosen_ == nullptr) open();
  return render_outcome(run(), settings_, context_.terminal);
}

void FunctionRun::open() {
  chosen_ = std::make_unique<ChosenTarget>(settings_, context_.terminal, to_string(planner_.function));
  session_ = open_session(*chosen_, settings_, execute::Access::write, context_.stop,
                          execute::session_defaults(planner_.function, run_options(context_)));
}

// While the server answers, the checksums are read; its answer then tells which files must be read in depth.
void FunctionRun::open_and_read() {
  auto checksums = std::async(std::launch::async, source::read_checksums, std::ref(read_.tree));
  std::exception_ptr failure;
  try {
    open();
  } catch (const base::Error&) {
    failure = std::current_exception();
  }
  checksums.get();
  source::read_files(read_, in_place());
  // What is wrong with the tree is said first.
  if (failure && read_.findings.empty()) std::rethrow_exception(failure);
}

// Nothing while another run holds the lock: it may change what is in place.
source::FilesInPlace FunctionRun::in_place() const {
  if (session_ == nullptr || (!settings_.dry_run && !session_->opening().locked)) return {};
  const auto known =
      std::make_shared<const plan::ChecksumsInPlace>(session_->opening().in_place, session_->opening().files_in_place);
  if (!known->is_complete()) return {};
  return {.deployment = [known](const source::NumberedFile& each) { return known->holds(each); },
          .repeatable = [known](const source::SqlFile& file) { return known->holds(file); }};
}

result::Outcome FunctionRun::run() {
  execute::RunOptions options = run_options(context_);
  if (chosen_->is_private()) options.private_server = execute::PrivateServer::yes;
  const auto progress = make_progress(settings_, context_.terminal);
  progress->on(result::events::Target{instance_of(*chosen_, session_.get(), settings_)});
  if (session_ == nullptr) return plan_for_missing_database(*progress);
  if (confirm_) options.confirm = [&](const plan::Plan& plan) { confirm_(plan, read_.tree, *session_); };
  options.hooks = make_hooks(settings_, read_.tree, session_->connection(), context_.stop, *progress);
  return execute::run(*session_, read_.tree, planner_, options, context_.stop, *progress);
}

result::Outcome FunctionRun::plan_for_missing_database(result::RunObserver& progress) const {
  result::Outcome outcome;
  outcome.plan = plan::plan_create(read_.tree);
  outcome.plan.scope = settings_.transaction.value_or(outcome.plan.scope);
  outcome.plan.notices.emplace_back("the database does not exist and would be created");
  plan::check_variables(outcome.plan);
  if (!outcome.plan.refusals.empty()) outcome.result = result::RunResult::refused;
  progress.on(result::events::Planned{outcome.plan});
  return outcome;
}

}  // namespace

ExitStatus run_function(const Context& context, plan::Planner planner, const Confirm& confirm) {
  planner.scope = context.settings.transaction;
  if (context.settings.first_run) planner.first_run = plan::FirstRun::yes;
  return FunctionRun(context, planner, confirm).perform();
}

verify::ScratchOptions scratch_options(const Context& context) {
  const Settings& settings = context.settings;
  verify::ScratchOptions options{.server = {},
                                 .history_schema = settings.history_schema,
                                 .runner = this_runner(),
                                 .run = run_options(context),
                                 .scope = settings.transaction};
  if (settings.scratch_dsn) {
    options.server.server = pg::ConnectOptions{.dsn = checked_dsn(*settings.scratch_dsn, "--scratch-dsn")};
    return options;
  }
  auto tree = std::make_shared<const source::SourceTree>(require_instance(settings));
  options.server.postgres_bin = settings.postgres_bin;
  options.server.options = server_options(settings, tree->instance);
  options.server.instance = std::move(tree);
  return options;
}

ExitStatus exit_status(const result::StoppedRun& stopped) {
  return stopped.outcome.failure ? exit_status(stopped.outcome.failure->code) : ExitStatus::refused;
}

}  // namespace pgmanager::cli

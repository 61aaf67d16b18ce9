#include "execute/status.hpp"

#include <ostream>
#include <utility>

#include "cli/hints.hpp"
#include "cli/render.hpp"
#include "cli/target.hpp"
#include "commands/commands.hpp"
#include "plan/test_data.hpp"
#include "report/json.hpp"
#include "report/openmetrics.hpp"
#include "report/text.hpp"
#include "verify/drift.hpp"

namespace pgmanager::commands {

namespace {

// Unknown if no run recorded a schema, or if it cannot be read, which the metric says by its absence.
std::optional<result::DriftMetric> read_drift(execute::Session& session, const cli::Context& context) {
  try {
    const auto recorded = session.database().last_snapshot();
    if (!recorded) return std::nullopt;
    const result::Drift drift = verify::find_drift(session, context.settings.history_schema,
                                                   verify::recorded_schema(session), context.settings.diff);
    if (!drift.is_compared()) return std::nullopt;
    return result::DriftMetric{.differences = drift.schemas.differences.size(), .recorded_at = recorded->recorded_at};
  } catch (const base::Error& error) {
    context.terminal.errors << "notice: drift is unknown: " << error.what() << '\n';
    return std::nullopt;
  }
}

void show_metrics(execute::Session& session, result::Status status, std::size_t findings, const cli::Context& context) {
  result::Check check = result::check(status, context.settings.ahead);
  check.findings = findings;
  result::Metrics metrics{
      .status = std::move(status), .check_passed = check.passed(), .findings = findings, .last_run = {}, .drift = {}};
  if (metrics.status.has_history) {
    metrics.last_run = session.database().last_run();
    metrics.drift = read_drift(session, context);
  }
  context.terminal.output << report::openmetrics(metrics);
}

void show(const result::Status& status, const std::optional<result::Check>& check, base::Findings findings,
          const cli::Context& context) {
  const cli::Terminal& terminal = context.terminal;
  findings = cli::with_hints(std::move(findings), context.settings);
  if (context.settings.output == cli::Output::json) {
    terminal.output << report::status_json(status, check, findings);
    return;
  }
  const report::Style style = cli::style_for(terminal.output_on_terminal);
  const std::string text = report::status_text(status, style) + (check ? report::check_text(*check, style) : "");
  cli::render_text(terminal.output, text, context.settings);
  if (findings.empty()) return;
  terminal.errors << report::findings_text(findings, cli::style_for(terminal.errors_on_terminal),
                                           "it was not compared with the instance");
  cli::render_root(context.settings, terminal);
}

// Read only if this instance has test data, so that a finding in test-data/ affects no other instance.
base::Findings add_test_data(source::SourceTree& tree, const cli::Settings& settings) {
  const source::Scope scope{.test_data = source::has_directory(settings.root, "test-data")};
  auto read = source::read_source_tree(settings.root, scope, settings.variables);
  tree.test_data = std::move(read.tree.test_data);
  return std::move(read.findings);
}

// If the instance cannot be reached, the findings are still printed.
std::unique_ptr<execute::Session> open_session(const cli::ChosenTarget& chosen, const base::Findings& findings,
                                               const cli::Context& context) {
  try {
    return cli::open_session(chosen, context.settings, execute::Access::read, context.stop);
  } catch (const base::Error&) {
    if (!findings.empty()) cli::render_findings(findings, context.settings, context.terminal);
    throw;
  }
}

result::Status read_status(execute::Session& session, result::Instance instance, source::ReadResult& read,
                           const cli::Settings& settings) {
  history::History history = execute::read_history(session);
  if (read.findings.empty() && plan::has_test_data(history)) read.findings = add_test_data(read.tree, settings);
  result::Status status = read.findings.empty()
                              ? result::make_status(std::move(instance), read.tree, std::move(history))
                              : result::recorded_status(std::move(instance), std::move(history));
  status.invalid_indexes = session.opening().invalid_indexes;
  if (!status.has_history) {
    for (plan::OtherHistory& other : session.database().other_histories()) {
      status.other_histories.push_back(std::move(other.schema));
    }
  }
  return status;
}

}  // namespace

cli::ExitStatus status(const cli::Context& context) {
  const cli::Settings& settings = context.settings;
  const source::Scope scope{.deployment = source::has_deployments(settings.root),
                            .manual_deployment = source::has_directory(settings.root, "manual-deployment"),
                            .repeatable = settings.repeatable};
  auto read = source::read_source_tree(settings.root, scope, settings.variables);
  const cli::ChosenTarget chosen(settings, context.terminal, "status");
  const auto session = open_session(chosen, read.findings, context);
  const result::Status status =
      read_status(*session, cli::instance_of(chosen, session.get(), settings), read, settings);
  auto check = settings.check ? std::optional(result::check(status, settings.ahead)) : std::nullopt;
  if (check) check->findings = read.findings.size();
  if (settings.output == cli::Output::openmetrics) {
    show_metrics(*session, status, read.findings.size(), context);
  } else {
    show(status, check, read.findings, context);
  }
  if (!read.findings.empty()) return cli::ExitStatus::source_invalid;
  return check && !check->passed() ? cli::ExitStatus::check_found_something : cli::ExitStatus::done;
}

}  // namespace pgmanager::commands

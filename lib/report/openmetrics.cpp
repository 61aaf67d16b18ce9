#include "report/openmetrics.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <string_view>

#include "base/version.hpp"
#include "plan/deployment_state.hpp"

namespace pgmanager::report {

namespace {

constexpr std::array all_states = {
    plan::CurrentState::applied,     plan::CurrentState::contained,      plan::CurrentState::adopted,
    plan::CurrentState::reformatted, plan::CurrentState::pending,        plan::CurrentState::failed,
    plan::CurrentState::late,        plan::CurrentState::changed,        plan::CurrentState::missing,
    plan::CurrentState::ahead,       plan::CurrentState::partly_applied, plan::CurrentState::partly_undone};

std::string label_value(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\n') {
      escaped += "\\n";
      continue;
    }
    if (c == '"' || c == '\\') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

/// Seconds since 1970 of "2026-01-31T12:00:00Z"; 0 if the text has another form.
double epoch_of(const std::string& text) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  if (std::sscanf(text.c_str(), "%d-%d-%dT%d:%d:%dZ", &year, &month, &day, &hour, &minute, &second) != 6) return 0;
  const std::chrono::sys_days date{std::chrono::year_month_day{std::chrono::year{year},
                                                               std::chrono::month{static_cast<unsigned>(month)},
                                                               std::chrono::day{static_cast<unsigned>(day)}}};
  const auto time = date + std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second);
  return static_cast<double>(time.time_since_epoch().count());
}

/// The document, metric by metric; each value has the labels of the instance.
class Document {
 public:
  explicit Document(const result::Instance& instance) {
    add_label("database", instance.database);
    add_label("host", instance.host);
    add_label("port", instance.port);
    if (!instance.environment.empty()) add_label("environment", instance.environment);
  }

  /// Begins a metric.
  void gauge(std::string_view name, std::string_view help) {
    name_ = fmt::format("postgres_manager_{}", name);
    text_ += fmt::format("# TYPE {0} gauge\n# HELP {0} {1}\n", name_, help);
  }
  /// `state`: the value of the label "state"; empty: none.
  void value(double number, std::string_view state = {}) {
    const std::string more = state.empty() ? "" : fmt::format(",state=\"{}\"", state);
    text_ += fmt::format("{}{{{}{}}} {}\n", name_, labels_, more, number);
  }
  std::string finish() { return std::move(text_) + "# EOF\n"; }

 private:
  void add_label(std::string_view name, std::string_view value) {
    labels_ += fmt::format("{}{}=\"{}\"", labels_.empty() ? "" : ",", name, label_value(value));
  }

  std::string labels_;
  std::string name_;
  std::string text_;
};

void add_deployments(const result::Status& status, Document& document) {
  document.gauge("deployments", "Deployments by their state, compared with the source tree.");
  const auto counts = status.counts();
  for (const plan::CurrentState state : all_states) {
    const auto found = counts.find(state);
    document.value(found == counts.end() ? 0 : static_cast<double>(found->second), plan::to_string(state));
  }
}

}  // namespace

std::string openmetrics(const result::Metrics& metrics) {
  const result::Status& status = metrics.status;
  Document document(status.instance);
  document.gauge("has_history", "1 if the database has a history, otherwise 0.");
  document.value(status.has_history ? 1 : 0);
  document.gauge("check_passed", "1 if status --check finds nothing, otherwise 0.");
  document.value(metrics.check_passed ? 1 : 0);
  document.gauge("tree_findings", "Problems of the source tree; with any, the deployments are those of the history.");
  document.value(static_cast<double>(metrics.findings));
  add_deployments(status, document);
  document.gauge("invalid_indexes", "Indexes that the server does not use.");
  document.value(static_cast<double>(status.invalid_indexes.size()));
  if (metrics.last_run) {
    document.gauge("last_run_timestamp_seconds", "When the last run ended, in seconds since 1970.");
    document.value(metrics.last_run->finished_at);
    document.gauge("last_run_duration_seconds", "How long the files of the last run took.");
    document.value(metrics.last_run->seconds);
    document.gauge("last_run_failed", "1 if a file of the last run failed or was interrupted, otherwise 0.");
    document.value(metrics.last_run->failed ? 1 : 0);
  }
  if (metrics.drift) {
    document.gauge("drift_differences", "Objects that differ from the schema that the last run recorded.");
    document.value(static_cast<double>(metrics.drift->differences));
  }
  if (metrics.drift && metrics.drift->differences > 0) {
    document.gauge("drift_since_timestamp_seconds",
                   "When the schema was last known to be as expected, in seconds since 1970.");
    document.value(epoch_of(metrics.drift->recorded_at));
  }
  return document.finish();
}

}  // namespace pgmanager::report

#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "history/history.hpp"
#include "plan/plan.hpp"
#include "source/source_tree.hpp"
#include "source/sql_text.hpp"

/// Trees and histories as values, for tests of planning.
namespace pgmanager::tests {

inline constexpr const char* some_time = "2026-01-31T12:00:00Z";

/// A file as the source tree would read it. Throws if it breaks a rule.
inline source::SqlFile sql_file(const std::string& path, const std::string& text,
                                source::FileRole role = source::FileRole::deployment) {
  base::Findings findings;
  source::SqlFile file = source::parse_sql_file(path, text, role, {}, findings).file;
  if (!findings.empty()) throw std::invalid_argument(findings.front().message);
  return file;
}

/// "deployment/00007-<rest>.sql".
inline source::NumberedFile deployment(std::int64_t ordinal, const std::string& text,
                                       const std::string& rest = "change") {
  return {source::Ordinal(ordinal), rest, sql_file(fmt::format("deployment/{:05}-{}.sql", ordinal, rest), text)};
}

/// "manual-deployment/7-<rest>.sql".
inline source::NumberedFile manual(std::int64_t ordinal, const std::string& text, const std::string& rest = "urgent") {
  return {source::Ordinal(ordinal), rest, sql_file(fmt::format("manual-deployment/{}-{}.sql", ordinal, rest), text)};
}

inline source::SourceTree tree_of(std::vector<source::NumberedFile> deployments,
                                  std::vector<source::NumberedFile> manual_deployments = {}) {
  return {.deployments = std::move(deployments), .manual_deployments = std::move(manual_deployments)};
}

/// The row of a successful deployment or manual deployment. Its id is 100 + the last three digits of its ordinal.
inline history::Entry entry(const source::NumberedFile& of, history::EntryState state = history::EntryState::applied) {
  const bool is_manual = of.file.path.starts_with("manual-deployment/");
  const bool ran = state == history::EntryState::applied;
  return {.id = 100 + of.ordinal.value() % 1000,
          .run_id = "6f9619ff-8b86-4011-b42d-00c04fc964ff",
          .kind = is_manual ? history::EntryKind::manual_deployment : history::EntryKind::deployment,
          .ordinal = of.ordinal,
          .path = of.file.path,
          .state = state,
          .checksum = of.file.checksum,
          .token_checksum = of.file.token_checksum,
          .statements_done = ran ? of.file.statements : 0,
          .statements_total = of.file.statements,
          .finished_at = some_time,
          .database_user = "deployer"};
}

inline history::History history_of(std::vector<history::Entry> deployments,
                                   std::vector<history::Entry> manual_runs = {}) {
  return {.exists = true, .deployments = std::move(deployments), .manual_runs = std::move(manual_runs)};
}

/// The row that executing `step` adds.
inline history::Entry entry_of_step(const plan::Step& step) {
  history::Entry row = entry({*step.ordinal, "", *step.file}, step.state.value_or(history::EntryState::applied));
  row.kind = step.kind;
  return row;
}

/// The history after `plan` was executed.
inline history::History after(const plan::Plan& plan, history::History history) {
  history.exists = true;
  for (const plan::Step& step : plan.steps) {
    if (!step.ordinal || step.is_skipped()) continue;
    const history::Entry row = entry_of_step(step);
    if (step.kind == history::EntryKind::manual_deployment) {
      history.manual_runs.push_back(row);
      continue;
    }
    std::erase_if(history.deployments, [&](const history::Entry& old) { return old.ordinal == row.ordinal; });
    history.deployments.push_back(row);
  }
  std::sort(history.deployments.begin(), history.deployments.end(),
            [](const history::Entry& a, const history::Entry& b) { return *a.ordinal < *b.ordinal; });
  return history;
}

/// One line per step: "<action> <path>: <reason>".
inline std::vector<std::string> step_lines(const plan::Plan& plan) {
  std::vector<std::string> lines;
  for (const plan::Step& step : plan.steps) {
    lines.push_back(fmt::format("{} {}: {}", action_of(step), step.file->path, step.reason));
  }
  return lines;
}

/// One text per refusal: "<rule> <ordinal> <path>", message, detail (if there is one) and hint, one per line.
inline std::vector<std::string> refusal_texts(const plan::Plan& plan) {
  std::vector<std::string> texts;
  for (const plan::Refusal& refusal : plan.refusals) {
    const std::string ordinal = refusal.ordinal ? source::to_string(*refusal.ordinal) : "-";
    texts.push_back(fmt::format("{} {} {}\n{}\n{}{}", refusal.rule, ordinal, refusal.path, refusal.message,
                                refusal.detail.empty() ? "" : refusal.detail + "\n", refusal.hint));
  }
  return texts;
}

}  // namespace pgmanager::tests

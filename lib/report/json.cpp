#include "report/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "base/utf8.hpp"
#include "report/json_parts.hpp"
#include "report/text.hpp"

namespace pgmanager::report {

std::string line(const Json& document) {
  const std::string text = document.dump(-1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace);
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  std::string out;
  // Only strings contain non-ASCII characters.
  for (auto at = text.begin(); at != text.end();) {
    const auto next = std::find_if_not(at, text.end(), is_ascii);
    out.append(at, next);
    if (next == text.end()) break;
    const std::string_view character = base::characters(std::string_view(next, text.end()), 0, 1);
    const std::uint32_t code_point = base::code_point(character);
    out += base::is_invisible(code_point) ? fmt::format("\\u{:04x}", code_point) : std::string(character);
    at = next + static_cast<std::ptrdiff_t>(character.size());
  }
  return out + "\n";
}

namespace {

Json location_of(const base::Location& location) {
  Json object{{"file", location.file}};
  if (location.line > 0) object["line"] = location.line;
  if (location.column > 0) object["column"] = location.column;
  put(object, "source_line", location.source_line);
  if (location.source_column > 1) object["source_column"] = location.source_column;
  return object;
}

Json recorded_error(const history::RecordedError& error) {
  Json object{{"message", error.message}};
  put(object, "severity", error.severity);
  put(object, "sqlstate", error.sqlstate);
  put(object, "detail", error.detail);
  put(object, "hint", error.hint);
  put(object, "context", error.context);
  put(object, "internal_query", error.internal_query);
  put(object, "schema", error.schema);
  put(object, "table", error.table);
  put(object, "column", error.column);
  put(object, "data_type", error.data_type);
  put(object, "constraint", error.constraint);
  if (error.line > 0) object["line"] = error.line;
  if (error.column_number > 0) object["column_number"] = error.column_number;
  return object;
}

Json finding_of(const base::Finding& finding) {
  return {{"rule", finding.rule},
          {"location", location_of(finding.location)},
          {"message", finding.message},
          {"hint", finding.hint}};
}

Json error_of(const base::Error& error) {
  const base::Error::Parts& parts = error.parts();
  Json object{{"code", to_string(parts.code)}, {"message", parts.message}};
  put(object, "sqlstate", parts.sqlstate);
  put(object, "rule", parts.rule);
  put(object, "detail", parts.detail);
  put(object, "hint", parts.hint);
  if (parts.location) object["location"] = location_of(*parts.location);
  return object;
}

const char* result_name(result::RunResult result) {
  switch (result) {
    case result::RunResult::planned: return "planned";
    case result::RunResult::refused: return "refused";
    case result::RunResult::nothing_to_do: return "nothing-to-do";
    case result::RunResult::done: return "done";
    case result::RunResult::failed: return "failed";
  }
  return "";
}

Json failure_of(const result::Failure& failure) {
  Json object{{"code", to_string(failure.code)}};
  if (failure.step != nullptr) object["path"] = failure.step->file->path;
  if (failure.location) object["location"] = location_of(*failure.location);
  object["error"] = recorded_error(failure.error);
  object["statements_done"] = failure.statements_done;
  object["kept"] = failure.kept;
  object["in_part"] = failure.in_part;
  object["commit_unknown"] = failure.commit_unknown;
  if (!failure.holders.empty()) object["holders"] = array_of(failure.holders, holder_of);
  put(object, "advice", failure.advice);
  return object;
}

// The latest row about the protection of the instance.
Json protection_of(const history::Entry& entry) {
  Json object{{"state", history::to_string(entry.state)},
              {"finished_at", entry.finished_at},
              {"database_user", entry.database_user}};
  put(object, "reason", entry.reason);
  return object;
}

Json counts_of(const std::map<plan::CurrentState, std::size_t>& counts) {
  Json object = Json::object();
  for (const auto& [state, count] : counts) object[std::string(to_string(state))] = count;
  return object;
}

Json check_of(const result::Check& check) {
  Json object{{"passed", check.passed()}, {"found", counts_of(check.found)}};
  if (!check.repeatable.empty()) object["repeatable"] = counts_of(check.repeatable);
  if (!check.test_data.empty()) object["test_data"] = counts_of(check.test_data);
  if (check.create_unfinished) object["create_unfinished"] = true;
  if (check.another_tree) object["another_tree"] = true;
  if (check.findings > 0) object["findings"] = check.findings;
  if (check.invalid_indexes > 0) object["invalid_indexes"] = check.invalid_indexes;
  return object;
}

Json status_line(const result::StatusLine& status) {
  Json object{{"ordinal", status.ordinal.value()}, {"state", to_string(status.state)}, {"path", status.path}};
  if (status.entry) object["history"] = entry_of(*status.entry);
  if (status.undo) object["undo"] = entry_of(*status.undo);
  if (!status.lost_files.empty()) object["lost_files"] = status.lost_files;
  return object;
}

Json file_line(const result::FileLine& file) {
  Json object{{"state", to_string(file.state)}, {"path", file.path}};
  if (file.entry) object["history"] = entry_of(*file.entry);
  return object;
}

}  // namespace

Json instance_of(const result::Instance& instance) {
  Json object{{"database", instance.database}};
  if (!instance.server_version.empty()) {
    object["host"] = instance.host;
    object["port"] = instance.port;
    object["user"] = instance.user;
    object["server_version"] = instance.server_version;
  }
  if (!instance.environment.empty()) object["environment"] = instance.environment;
  if (!instance.tree.empty()) object["tree"] = instance.tree;
  return object;
}

Json refusal_of(const plan::Refusal& refusal) {
  Json object{{"rule", refusal.rule}};
  put(object, "ordinal", refusal.ordinal);
  put(object, "path", refusal.path);
  object["message"] = refusal.message;
  put(object, "detail", refusal.detail);
  put(object, "difference", refusal.difference);
  put(object, "hint", refusal.hint);
  return object;
}

Json entry_of(const history::Entry& entry) {
  Json object{{"id", entry.id}, {"run_id", entry.run_id}, {"kind", history::to_string(entry.kind)}};
  put(object, "ordinal", entry.ordinal);
  object["path"] = entry.path;
  object["state"] = history::to_string(entry.state);
  object["checksum"] = entry.checksum;
  object["statements_done"] = entry.statements_done;
  object["statements_total"] = entry.statements_total;
  if (entry.generated_done > 0) object["generated_done"] = entry.generated_done;
  if (entry.partly_done) object["partly_done"] = true;
  object["finished_at"] = entry.finished_at;
  object["seconds"] = entry.seconds;
  object["database_user"] = entry.database_user;
  put(object, "reason", entry.reason);
  if (entry.error) object["error"] = recorded_error(*entry.error);
  return object;
}

Json invalid_indexes_of(const std::vector<result::InvalidIndex>& indexes, bool has_incomplete_files) {
  return array_of(indexes, [&](const result::InvalidIndex& index) {
    return Json{
        {"name", index.name}, {"table", index.table}, {"hint", invalid_index_hint(index, has_incomplete_files)}};
  });
}

std::string error_json(const base::Error& error) {
  return line({{"event", "error"}, {"error", error_of(error)}});
}

std::string findings_json(const base::Findings& findings) {
  return line({{"event", "findings"}, {"findings", array_of(findings, finding_of)}});
}

std::string ready_json(const result::ReadyServer& server, double seconds) {
  Json object{{"event", "ready"}, {"seconds", seconds}, {"standby", server.standby}};
  object.update(instance_of(server.instance));
  return line(object);
}

std::string status_json(const result::Status& status, const std::optional<result::Check>& check,
                        const base::Findings& findings) {
  Json object = instance_of(status.instance);
  object["compared"] = status.compared;
  object["has_history"] = status.has_history;
  if (!status.other_histories.empty()) object["other_histories"] = status.other_histories;
  if (status.created) object["created"] = entry_of(*status.created);
  object["protected"] = history::is_protected(status.protection);
  if (status.protection) object["protection"] = protection_of(*status.protection);
  put(object, "another_tree", status.another_tree);
  if (!status.create_parts.empty()) object["create_parts"] = array_of(status.create_parts, entry_of);
  object["counts"] = counts_of(status.counts());
  object["deployments"] = array_of(status.deployments, status_line);
  object["repeatable"] = array_of(status.repeatable, file_line);
  object["test_data"] = array_of(status.test_data, file_line);
  object["manual_deployments"] = array_of(status.manual_runs, entry_of);
  object["pending_manual_deployments"] = array_of(status.pending_manual, status_line);
  object["invalid_indexes"] = invalid_indexes_of(status.invalid_indexes, status.has_incomplete_files());
  if (!findings.empty()) object["findings"] = array_of(findings, finding_of);
  if (check) object["check"] = check_of(*check);
  return line(object);
}

std::string validation_json(const result::Validation& validation) {
  Json object{{"event", "validated"}};
  Json missing = Json::array();
  for (const result::DirectoryCount& directory : validation.directories) {
    if (directory.files) {
      object["files"][directory.name] = *directory.files;
    } else {
      missing.push_back(directory.name);
    }
  }
  object["missing"] = missing;
  object["findings"] = Json::array();
  if (!validation.plan) {
    object["notices"] = validation.notices();
    return line(object);
  }
  const plan::Plan& plan = *validation.plan;
  object.update(instance_of(validation.instance));
  object["in_place"] = plan.in_place;
  object["pending"] = plan.steps.size();
  if (validation.manual_plan) object["pending_manual_deployments"] = validation.manual_plan->files_to_run();
  object["notices"] = validation.notices();
  object["refusals"] = array_of(validation.refusals(), refusal_of);
  return line(object);
}

std::string version_json(std::string_view version) {
  return line({{"version", version}});
}

std::string stopped_json(const std::string& directory, bool was_running) {
  return line({{"event", "stopped"}, {"directory", directory}, {"was_running", was_running}});
}

std::string dsn_json(const std::string& dsn) {
  return line({{"event", "dsn"}, {"dsn", dsn}});
}

Json outcome_of(const result::Outcome& outcome) {
  Json object{{"event", "finished"},
              {"function", to_string(outcome.plan.function)},
              {"result", result_name(outcome.result)},
              {"seconds", outcome.took.count()}};
  object["completed"] = array_of(outcome.completed, [](const result::CompletedStep& completed) {
    Json step = step_of(*completed.step);
    step["seconds"] = completed.took.count();
    return step;
  });
  if (outcome.failure) object["failure"] = failure_of(*outcome.failure);
  object["unknown"] = array_of(outcome.unknown, [](const plan::Step* step) { return step_of(*step); });
  object["not_tried"] = array_of(outcome.not_tried, [](const plan::Step* step) { return step_of(*step); });
  object["refusals"] = array_of(outcome.plan.refusals, refusal_of);
  put(object, "protected_by_environment", outcome.protected_by);
  if (outcome.restore_point) object["restore_point"] = outcome.restore_point->name;
  if (outcome.protection_error) object["protection_error"] = error_of(*outcome.protection_error);
  if (outcome.snapshot_error) object["snapshot_error"] = error_of(*outcome.snapshot_error);
  if (outcome.hook_error) object["hook_error"] = error_of(*outcome.hook_error);
  return object;
}

std::string outcome_json(const result::Outcome& outcome) {
  return line(outcome_of(outcome));
}

}  // namespace pgmanager::report

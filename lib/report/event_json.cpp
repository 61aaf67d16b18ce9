#include "report/json.hpp"
#include "report/json_parts.hpp"

namespace pgmanager::report {

namespace {

Json planned_step(const plan::Step& step) {
  Json object = step_of(step);
  object["statements"] = step.file->statements;
  object["reason"] = step.reason;
  return object;
}

// An event while a file runs.
Json event_of(const char* name, const plan::Step& step) {
  return {{"event", name}, {"path", step.file->path}};
}

}  // namespace

std::string planned_json(const plan::Plan& plan) {
  Json object{{"event", "planned"},
              {"function", to_string(plan.function)},
              {"in_place", plan.in_place},
              {"notices", plan.notices},
              {"steps", array_of(plan.steps, planned_step)}};
  if (!plan.hooks.empty()) {
    object["hooks"] = array_of(plan.hooks, [](source::Hook hook) { return Json(to_string(hook)); });
  }
  return line(object);
}

std::string hook_started_json(source::Hook hook) {
  return line({{"event", "hook-started"}, {"hook", to_string(hook)}});
}

std::string hook_output_json(source::Hook hook, const std::string& text) {
  return line({{"event", "hook-output"}, {"hook", to_string(hook)}, {"text", text}});
}

std::string hook_done_json(source::Hook hook, double seconds) {
  return line({{"event", "hook-done"}, {"hook", to_string(hook)}, {"seconds", seconds}});
}

std::string waiting_for_server_json(const std::string& reason, double seconds_waited) {
  return line({{"event", "waiting-for-server"}, {"seconds", seconds_waited}, {"reason", reason}});
}

std::string waiting_for_lock_json(const result::LockHolder& holder, double seconds_waited) {
  return line({{"event", "waiting-for-lock"}, {"seconds", seconds_waited}, {"holder", holder_of(holder)}});
}

std::string file_started_json(const plan::Step& step, std::size_t position, std::size_t total) {
  Json object{{"event", "file-started"}, {"position", position}, {"total", total}};
  object.update(step_of(step));
  return line(object);
}

std::string file_done_json(const plan::Step& step, double seconds) {
  Json object{{"event", "file-done"}, {"seconds", seconds}};
  object.update(step_of(step));
  return line(object);
}

std::string notice_json(const plan::Step& step, const result::ServerNotice& notice) {
  Json object = event_of("notice", step);
  object["severity"] = notice.severity;
  object["message"] = notice.message;
  put(object, "detail", notice.detail);
  put(object, "hint", notice.hint);
  return line(object);
}

std::string statement_waits_json(const plan::Step& step, const std::vector<result::LockHolder>& holders,
                                 double seconds_waited) {
  Json object = event_of("statement-waits", step);
  object["seconds"] = seconds_waited;
  object["holders"] = array_of(holders, holder_of);
  return line(object);
}

std::string retrying_json(const plan::Step& step, const result::Retry& retry) {
  Json object = event_of("retrying", step);
  object["attempt"] = retry.attempt;
  object["attempts"] = retry.attempts;
  object["pause_seconds"] = std::chrono::duration<double>(retry.pause).count();
  object["sqlstate"] = retry.sqlstate;
  object["message"] = retry.message;
  object["holders"] = array_of(retry.holders, holder_of);
  return line(object);
}

std::string index_progress_json(const plan::Step& step, const result::IndexProgress& progress) {
  Json object = event_of("index-progress", step);
  put(object, "index", progress.index);
  object["phase"] = progress.phase;
  object["done"] = progress.done;
  object["total"] = progress.total;
  return line(object);
}

std::string invalid_index_dropped_json(const plan::Step& step, const std::string& index) {
  Json object = event_of("invalid-index-dropped", step);
  object["index"] = index;
  return line(object);
}

std::string generated_statement_done_json(const plan::Step& step, int done, int total) {
  Json object = event_of("generated-statement-done", step);
  object["done"] = done;
  object["total"] = total;
  return line(object);
}

std::string round_done_json(const plan::Step& step, const result::RepeatProgress& progress) {
  Json object = event_of("round-done", step);
  object["rounds"] = progress.rounds;
  object["rows"] = progress.rows;
  return line(object);
}

}  // namespace pgmanager::report

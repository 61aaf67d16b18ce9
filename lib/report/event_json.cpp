#include "report/json.hpp"
#include "report/json_parts.hpp"

namespace pgmanager::report {

namespace {

namespace events = result::events;

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

// Observers that print JSON leave these to people.
Json json_of(const events::Building& /*event*/) {
  return nullptr;
}

Json json_of(const events::Trying& /*event*/) {
  return nullptr;
}

Json json_of(const events::StatementDone& /*event*/) {
  return nullptr;
}

Json json_of(const events::WaitingForServer& event) {
  return {{"event", "waiting-for-server"}, {"seconds", event.waited.count()}, {"reason", event.reason}};
}

Json json_of(const events::Target& event) {
  Json object{{"event", "target"}};
  object.update(instance_of(event.instance));
  return object;
}

Json json_of(const events::WaitingForLock& event) {
  return {{"event", "waiting-for-lock"}, {"seconds", event.waited.count()}, {"holder", holder_of(event.holder)}};
}

Json json_of(const events::Planned& event) {
  const plan::Plan& plan = event.plan;
  Json object{{"event", "planned"},
              {"function", to_string(plan.function)},
              {"in_place", plan.in_place},
              {"notices", plan.notices},
              {"steps", array_of(plan.steps, planned_step)}};
  if (!plan.hooks.empty()) {
    object["hooks"] = array_of(plan.hooks, [](source::Hook hook) { return Json(to_string(hook)); });
  }
  return object;
}

Json json_of(const events::FileStarted& event) {
  Json object{{"event", "file-started"}, {"position", event.position}, {"total", event.total}};
  object.update(step_of(event.step));
  return object;
}

Json json_of(const events::RestorePointMade& event) {
  Json object{{"event", "restore-point"}};
  if (event.point) {
    object["name"] = event.point->name;
    object["lsn"] = event.point->position;
  }
  if (event.why_not) {
    object["message"] = event.why_not->parts().message;
    put(object, "sqlstate", event.why_not->parts().sqlstate);
  }
  return object;
}

Json json_of(const events::FileDone& event) {
  Json object{{"event", "file-done"}, {"seconds", event.took.count()}};
  object.update(step_of(event.step));
  return object;
}

Json json_of(const events::Notice& event) {
  Json object = event_of("notice", event.step);
  object["severity"] = event.notice.severity;
  object["message"] = event.notice.message;
  put(object, "detail", event.notice.detail);
  put(object, "hint", event.notice.hint);
  return object;
}

Json json_of(const events::StatementWaits& event) {
  Json object = event_of("statement-waits", event.step);
  object["seconds"] = event.waited.count();
  object["holders"] = array_of(event.holders, holder_of);
  return object;
}

Json json_of(const events::Retrying& event) {
  const result::Retry& retry = event.retry;
  Json object = event_of("retrying", event.step);
  object["attempt"] = retry.attempt;
  object["attempts"] = retry.attempts;
  object["pause_seconds"] = std::chrono::duration<double>(retry.pause).count();
  object["sqlstate"] = retry.sqlstate;
  object["message"] = retry.message;
  object["holders"] = array_of(retry.holders, holder_of);
  return object;
}

Json json_of(const events::IndexProgress& event) {
  Json object = event_of("index-progress", event.step);
  put(object, "index", event.progress.index);
  object["phase"] = event.progress.phase;
  object["done"] = event.progress.done;
  object["total"] = event.progress.total;
  return object;
}

Json json_of(const events::InvalidIndexDropped& event) {
  Json object = event_of("invalid-index-dropped", event.step);
  object["index"] = event.index;
  return object;
}

Json json_of(const events::GeneratedStatementDone& event) {
  Json object = event_of("generated-statement-done", event.step);
  object["done"] = event.done;
  object["total"] = event.total;
  return object;
}

Json json_of(const events::RoundDone& event) {
  Json object = event_of("round-done", event.step);
  object["rounds"] = event.progress.rounds;
  object["rows"] = event.progress.rows;
  return object;
}

Json json_of(const events::HookStarted& event) {
  return {{"event", "hook-started"}, {"hook", to_string(event.hook)}};
}

Json json_of(const events::HookOutput& event) {
  return {{"event", "hook-output"}, {"hook", to_string(event.hook)}, {"text", event.line}};
}

Json json_of(const events::HookDone& event) {
  return {{"event", "hook-done"}, {"hook", to_string(event.hook)}, {"seconds", event.took.count()}};
}

}  // namespace

std::string event_json(const result::Event& event) {
  const Json object = std::visit([](const auto& each) { return json_of(each); }, event);
  return object.is_null() ? "" : line(object);
}

}  // namespace pgmanager::report

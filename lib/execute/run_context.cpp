#include "execute/run_context.hpp"

#include <fmt/format.h>

#include "database/causes.hpp"
#include "database/watching.hpp"
#include "execute/lock_timeouts.hpp"

namespace pgmanager::execute {

namespace {

base::Error in_use(const base::Error& error, const std::vector<result::LockHolder>& users) {
  base::Error::Parts parts = error.parts();
  parts.detail = users.empty() ? "Nothing of the source tree was run." : database::describe(users.front());
  parts.cause =
      database::Cause(database::causes::HistoryLocked{users.empty() ? std::nullopt : std::optional(users.front())});
  return base::Error(parts);
}

}  // namespace

std::unique_ptr<source::LoadedFile> load_file(const RunContext& context, const plan::Step& step) {
  using history::EntryKind;
  if (step.text_entry || step.kind == EntryKind::protection) return nullptr;
  const bool creates = step.kind == EntryKind::create || step.kind == EntryKind::create_part ||
                       step.kind == EntryKind::repeatable || step.kind == EntryKind::test_data;
  const auto role = creates ? source::FileRole::create : source::FileRole::deployment;
  auto file = std::make_unique<source::LoadedFile>(context.tree.root, *step.file, role, context.tree.variables);
  std::vector<std::string> values;
  for (const auto& setting : context.options.settings) values.push_back(setting.value);
  file->hide_also(values);
  return file;
}

database::Record success_record(const RunContext& context, const plan::Step& step, const source::LoadedFile* file) {
  auto text = file != nullptr ? std::optional(file->recorded_text()) : std::nullopt;
  if (step.kind == history::EntryKind::protection) text = "";
  const plan::Elsewhere elsewhere = step.elsewhere.value_or(plan::Elsewhere());
  return {.run_id = context.run_id,
          .kind = step.kind,
          .ordinal = step.ordinal,
          .file = step.file,
          .text = std::move(text),
          .text_entry = step.text_entry,
          .state = *step.state,
          .statements_done = step.runs || step.state == history::EntryState::applied ? step.file->statements : 0,
          .seconds = step.runs ? std::nullopt : std::optional(elsewhere.seconds),
          .finished_at = elsewhere.finished_at,
          .reason = step.elsewhere ? elsewhere.reason : context.options.reason};
}

void upgrade_history(const RunContext& context, const plan::Step& next) {
  for (int retries = 0;; ++retries) {
    try {
      return context.database.upgrade_history();
    } catch (const base::Error& error) {
      if (error.code() != base::ErrorCode::lock) throw;
      const std::vector<result::LockHolder> users = context.database.history_users();
      if (retries >= context.options.lock_retries) throw in_use(error, users);
      const auto pause = retry_pause(retries);
      context.observer.on(result::events::Retrying{next,
                                                   {.attempt = retries + 1,
                                                    .attempts = context.options.lock_retries,
                                                    .sqlstate = error.parts().sqlstate,
                                                    .message = error.parts().message,
                                                    .holders = users,
                                                    .pause = pause}});
      context.stop.wait_for(pause);
      context.stop.throw_if_requested();
    }
  }
}

}  // namespace pgmanager::execute

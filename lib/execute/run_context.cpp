#include "execute/run_context.hpp"

namespace pgmanager::execute {

namespace {

using history::State;
using plan::Action;

State success_of(const plan::Step& step) {
  // The last file of a create may have run as a part of it: this row completes the create.
  if (step.kind == history::Kind::create) return State::applied;
  switch (step.action) {
    case Action::record_contained:
      return State::contained;
    case Action::record_adopted:
      return State::adopted;
    case Action::record_baselined:
      return State::baselined;
    case Action::record_accepted:
      return State::accepted;
    case Action::record_marked:
      return State::marked;
    case Action::record_forgotten:
      return State::forgotten;
    default:
      return step.kind == history::Kind::undo ? State::undone : State::applied;
  }
}

}  // namespace

std::unique_ptr<source::LoadedFile> load_file(const RunContext& context, const plan::Step& step) {
  using history::Kind;
  if (step.text_entry || step.kind == Kind::protection) return nullptr;
  const bool creates = step.kind == Kind::create || step.kind == Kind::create_part || step.kind == Kind::repeatable ||
                       step.kind == Kind::test_data;
  const auto role = creates ? source::FileRole::create : source::FileRole::deployment;
  auto file = std::make_unique<source::LoadedFile>(context.tree.root, *step.file, role, context.tree.variables);
  std::vector<std::string> values;
  for (const auto& setting : context.options.settings) values.push_back(setting.value);
  file->hide_also(values);
  return file;
}

database::Record success_record(const RunContext& context, const plan::Step& step, const source::LoadedFile* file) {
  const State state = success_of(step);
  auto text = file != nullptr ? std::optional(file->recorded_text()) : std::nullopt;
  if (step.kind == history::Kind::protection) text = "";
  return {.run_id = context.run_id,
          .kind = step.kind,
          .ordinal = step.ordinal,
          .file = step.file,
          .text = std::move(text),
          .text_entry = step.text_entry,
          .state = state,
          .statements_done = step.action == Action::run || state == State::applied ? step.file->statements : 0,
          .seconds = step.action == Action::run ? std::nullopt : std::optional(0.0),
          .reason = context.options.reason};
}

}  // namespace pgmanager::execute

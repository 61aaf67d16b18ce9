#include "execute/run_context.hpp"

namespace pgmanager::execute {

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
  auto text = file != nullptr ? std::optional(file->recorded_text()) : std::nullopt;
  if (step.kind == history::Kind::protection) text = "";
  return {.run_id = context.run_id,
          .kind = step.kind,
          .ordinal = step.ordinal,
          .file = step.file,
          .text = std::move(text),
          .text_entry = step.text_entry,
          .state = *step.state,
          .statements_done = step.runs || step.state == history::State::applied ? step.file->statements : 0,
          .seconds = step.runs ? std::nullopt : std::optional(0.0),
          .reason = context.options.reason};
}

}  // namespace pgmanager::execute

#include "verify/created_schema.hpp"

#include "verify/side.hpp"

namespace pgmanager::verify {

namespace {

CreatedSchema create_on(ScratchServer& server, const Runs& runs,
                        const std::shared_ptr<const source::SourceTree>& tree) {
  const Side side(server, runs);
  const Run run{.side = plan::created_title, .function = plan::Function::create, .tree = tree};
  plan::Outcome outcome = side.perform(run);
  if (!is_complete(outcome)) return {.schema = {}, .stopped = stopped(run, std::move(outcome)), .notices = {}};
  return {.schema = side.content(CompareRows::no).schema, .stopped = {}, .notices = {}};
}

}  // namespace

CreatedSchema create_schema(const std::shared_ptr<const source::SourceTree>& tree, const ScratchRuns& how,
                            const base::StopSignal& stop, plan::RunObserver& observer) {
  ScratchServer server(how.server, "postgres-manager drift", stop);
  server.note_roles();
  const Runs runs{.options = how.run,
                  .history_schema = how.history_schema,
                  .runner = how.runner,
                  .stop = stop,
                  .observer = observer};
  CreatedSchema created = create_on(server, runs, tree);
  created.notices = server.left_behind();
  return created;
}

}  // namespace pgmanager::verify

#include "verify/created_schema.hpp"

#include "schema/hidden_attributes.hpp"

namespace pgmanager::verify {

CreatedSchema::CreatedSchema(const std::shared_ptr<const source::SourceTree>& tree, const ScratchRuns& how,
                             const base::StopSignal& stop, result::RunObserver& observer)
    : server_(how.server, "postgres-manager drift", stop),
      runs_{.options = how.run,
            .scope = how.scope,
            .history_schema = how.history_schema,
            .runner = how.runner,
            .stop = stop,
            .observer = observer} {
  server_.note_roles();
  side_.emplace(server_, runs_);
  const Run run{.side = result::created_title, .planner = plan::create_planner(), .tree = tree};
  result::Outcome outcome = side_->perform(run);
  if (!is_complete(outcome)) stopped_ = verify::stopped(run, std::move(outcome));
}

result::ComparedSchemas CreatedSchema::compare_with(schema::SchemaSnapshot instance,
                                                    const schema::DiffOptions& options) const {
  return side_->compare(schema::without_hidden(side_->content(CompareRows::no).schema), std::move(instance),
                        Holds::left, options);
}

std::vector<std::string> CreatedSchema::drop() {
  side_.reset();
  return server_.left_behind();
}

}  // namespace pgmanager::verify

#include "verify/import_proof.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

#include "authoring/write_files.hpp"
#include "base/error.hpp"
#include "database/scratch.hpp"
#include "database/snapshot.hpp"
#include "schema/hidden_attributes.hpp"
#include "verify/create_tree_dump.hpp"
#include "verify/temporary_directory.hpp"
#include "verify/verify.hpp"

namespace pgmanager::verify {

namespace {

using result::ImportProof;
using source::SourceTree;

constexpr const char* application_name = "postgres-manager import";

class ImportProving {
 public:
  ImportProving(const ImportedFiles& imported, const ImportedInstance* instance, const ScratchOptions& options,
                const schema::DiffOptions& diff, const base::StopSignal& stop, result::RunObserver& observer)
      : imported_(imported),
        instance_(instance),
        diff_(diff),
        context_{.options = options, .stop = stop, .observer = observer},
        directory_("import") {
    if (instance != nullptr && !context_.options.server.server) context_.options.server.user = instance->owner;
    authoring::write_files(directory_.path(), imported.files);
    // There may be repeatable files only.
    std::filesystem::create_directories(directory_.path() / "deployment");
  }

  ImportProof prove(MakeCreate make) {
    {
      ScratchServer server(context_.options.server, application_name, context_.stop);
      server.note_roles();
      const bool goes_on = instance_ == nullptr || compare_with_instance(server);
      // The deployments make their roles again.
      if (server.is_private()) database::drop_roles(server.connection(), server.new_roles());
      if (goes_on && make == MakeCreate::yes) make_create(server);
    }
    if (proof_.create && proof_.create->is_proven() && !proof_.create->files.empty()) verify_create();
    return std::move(proof_);
  }

 private:
  source::ReadResult read(const source::Scope& scope) const {
    source::ReadResult read = source::read_source_tree(directory_.path(), scope, imported_.variables);
    if (read.findings.empty()) return read;
    const base::Finding& finding = read.findings.front();
    throw base::Error({.code = base::ErrorCode::source_invalid,
                       .message = finding.message,
                       .hint = finding.hint,
                       .rule = finding.rule,
                       .location = finding.location});
  }

  // The deployments and repeatable files that the instance contains.
  std::shared_ptr<const SourceTree> tree_in_place() const {
    SourceTree tree = read({.deployment = true, .repeatable = imported_.repeatable}).tree;
    const auto is_missing = [&](const std::string& path) { return !instance_->in_place.contains(path); };
    std::erase_if(tree.deployments, [&](const source::NumberedFile& each) { return is_missing(each.file.path); });
    for (source::CreateGroup& group : tree.create) {
      std::erase_if(group.files, [&](const source::SqlFile& each) { return is_missing(each.path); });
    }
    return std::make_shared<const SourceTree>(std::move(tree));
  }

  bool runs(const ScratchInstance& scratch, const ScratchRun& run) {
    result::Outcome outcome = scratch.perform(run);
    if (is_complete(outcome)) return true;
    proof_.stopped = stopped(run, std::move(outcome));
    return false;
  }

  bool compare_with_instance(ScratchServer& server) {
    const ScratchInstance scratch(server, context_);
    const ScratchRun run{
        .title = "the deployments that are in place", .planner = plan::deployment_planner(), .tree = tree_in_place()};
    if (!runs(scratch, run)) return false;
    proof_.instance = scratch.compare(
        schema::without_hidden(scratch.content(CompareRows::no).schema),
        schema::without_hidden(database::read_snapshot(instance_->connection, context_.options.history_schema)),
        Holds::left, diff_);
    return true;
  }

  // Without the repeatable files: these are in create/ already.
  void make_create(ScratchServer& server) {
    const ScratchInstance scratch(server, context_);
    const auto tree = std::make_shared<const SourceTree>(read({.deployment = true}).tree);
    if (!runs(scratch, {.title = "the imported deployments", .planner = plan::deployment_planner(), .tree = tree}))
      return;
    for (const schema::TableRows& table : scratch.content(CompareRows::yes).rows) {
      if (!table.rows.empty()) proof_.with_rows.push_back(table.table);
    }
    pg::Connection connection(scratch.options(), context_.stop);
    proof_.create = dump_create_tree(connection, {.scratch = context_.options}, context_.stop, context_.observer);
  }

  void verify_create() {
    authoring::write_files(directory_.path(), files_of(*proof_.create));
    SourceTree tree = read({.create = true, .deployment = true, .repeatable = imported_.repeatable}).tree;
    proof_.verification = verify(std::move(tree), {.base = "empty", .scratch = context_.options, .diff = diff_},
                                 context_.stop, context_.observer);
  }

  const ImportedFiles& imported_;
  const ImportedInstance* instance_;
  const schema::DiffOptions& diff_;
  ScratchContext context_;
  TemporaryDirectory directory_;
  ImportProof proof_;
};

}  // namespace

ImportProof prove_import(const ImportedFiles& imported, const ImportedInstance* instance, MakeCreate make,
                         const ScratchOptions& options, const schema::DiffOptions& diff, const base::StopSignal& stop,
                         result::RunObserver& observer) {
  return ImportProving(imported, instance, options, diff, stop, observer).prove(make);
}

}  // namespace pgmanager::verify

#pragma once

#include <string>
#include <vector>

#include "authoring/new_files.hpp"
#include "base/stop_signal.hpp"
#include "plan/baseline.hpp"
#include "result/import_proof.hpp"
#include "result/run_observer.hpp"
#include "sql/variables.hpp"
#include "verify/scratch_instance.hpp"

namespace pgmanager::verify {

/// The database whose history is imported.
struct ImportedInstance {
  pg::Connection& connection;
  std::string owner;                   ///< the role that made its objects
  const plan::RanElsewhere& in_place;  ///< the files of the tree that it contains
};

/// The imported tree, which is not written yet.
struct ImportedFiles {
  const authoring::NewFiles& files;
  std::vector<std::string> repeatable;  ///< groups of create/ whose files run again
  sql::Variables variables;
};

/// Whether create/ is made.
enum class MakeCreate { no, yes };

/// Runs the deployments in scratch databases, makes create/ of the result, and verifies that create/ and the
/// deployments make the same schema. With an instance, compares it with what its deployments make. Throws as verify()
/// and dump_create_tree() do.
result::ImportProof prove_import(const ImportedFiles& imported, const ImportedInstance* instance, MakeCreate make,
                                 const ScratchOptions& options, const schema::DiffOptions& diff,
                                 const base::StopSignal& stop, result::RunObserver& observer);

}  // namespace pgmanager::verify

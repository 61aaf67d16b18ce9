#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "execute/run.hpp"
#include "result/verification.hpp"
#include "schema/difference.hpp"
#include "source/source_tree.hpp"
#include "verify/drift.hpp"
#include "verify/scratch_instance.hpp"

namespace pgmanager::verify {

enum class ProveUndo { no, yes };

struct Options {
  std::optional<std::string> base;  ///< "empty", a directory, a git revision; not set: where this branch left main
  ScratchOptions scratch;
  schema::DiffOptions diff;
  CompareRows rows = CompareRows::no;
  ProveUndo undo = ProveUndo::no;
  /// The version of the target server, as server_version_num; not set: unknown.
  std::optional<int> target_version;
};

/// Builds the current create/ in one scratch database, and the create/ of the base with the deployments that the base
/// does not have in another, both as in production, and compares the two schemas. With ProveUndo::yes, a third database
/// tests every undo file after its deployment.
///
/// The sides are built one after another. On a private server, the roles that one side has created are dropped before
/// the next one: roles belong to the whole server. On a server of others they remain, and a notice names them.
///
/// `tree` contains create/, deployment/ and, for ProveUndo::yes, undo/, without findings. A side that fails or is
/// refused is part of the result. Throws base::Error: usage for a base that does not exist; refused without server
/// programs or the right to create databases; connection, interrupted or terminated.
result::Verification verify(source::SourceTree tree, const Options& options, const base::StopSignal& stop,
                            result::RunObserver& observer);

}  // namespace pgmanager::verify

#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "execute/run.hpp"
#include "result/verification.hpp"
#include "schema/difference.hpp"
#include "source/source_tree.hpp"
#include "verify/created_schema.hpp"
#include "verify/side.hpp"

namespace pgmanager::verify {

enum class ProveUndo { no, yes };

struct Options {
  std::optional<std::string> base;  ///< "empty", a directory, a git revision; not set: where this branch left main
  ScratchRuns runs;
  schema::DiffOptions diff;
  CompareRows rows = CompareRows::no;
  ProveUndo undo = ProveUndo::no;
  /// The server that all this is for, as server_version_num; not set: unknown.
  std::optional<int> target_version;
};

/// Builds today's create/ in one scratch database and in another one the create/ of the base with the deployments that
/// the base does not have, each as production does it, and compares the two schemas. With ProveUndo::yes, in a third
/// one, every undo file is run behind its deployment.
///
/// The sides are built one after the other. On a private server the roles that one of them has made are dropped before
/// the next, as far as it needs them to be: roles belong to the whole server. On a server of others they stay, and a
/// notice names them.
///
/// `tree` has create/, deployment/ and, for ProveUndo::yes, undo/; it is free of findings. A side that fails or is
/// refused is part of the result. Throws base::Error: usage for a base that is not there, refused without server
/// programs or the right to make databases, connection, interrupted or terminated.
result::Verification verify(source::SourceTree tree, const Options& options, const base::StopSignal& stop,
                            result::RunObserver& observer);

}  // namespace pgmanager::verify

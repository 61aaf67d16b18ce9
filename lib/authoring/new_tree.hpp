#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "authoring/new_files.hpp"

namespace pgmanager::authoring {

/// Where the checks of a change run.
enum class PipelineService { github, gitlab };

/// The parts of a source tree that a directory contains already.
struct TreeParts {
  bool create = false;      ///< create/ with a group
  bool deployment = false;  ///< also if it is empty
  bool settings = false;
  bool settings_schema = false;
  bool pipeline = false;
  std::string gitignore;           ///< its content; empty if there is none
  std::string pipeline_directory;  ///< from the root to the top of the git repository: "" or "../"
  std::string from_there = ".";    ///< and back
};

/// The files of a new source tree.
struct NewTree {
  NewFiles files;                 ///< those that are missing
  std::vector<std::string> kept;  ///< the paths of the others, which stay as they are
};

/// `root` need not exist. Throws base::Error (source_invalid) if it cannot be read.
TreeParts tree_parts(const std::filesystem::path& root, std::optional<PipelineService> service);

/// Everything of a new source tree that is not there. Pure.
NewTree new_tree(const TreeParts& present, std::optional<PipelineService> service);

}  // namespace pgmanager::authoring

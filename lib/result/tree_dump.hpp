#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "result/instance.hpp"
#include "result/verification.hpp"

namespace pgmanager::result {

/// How a file of create/ changes.
enum class FileChange {
  added,
  changed,
};

/// A file of create/ that has to be written.
struct DumpedFile {
  std::string path;   ///< relative to the root
  std::string title;  ///< what it contains: "table app.person"
  std::string text;
  FileChange change = FileChange::added;
};

/// An object of create/ that the database does not have.
struct GoneObject {
  std::string title;
  std::string path;  ///< of the file that creates it; empty: not found
};

/// create/ of a database, and the proof: what create makes of it.
struct TreeDump {
  Instance instance;
  std::string pg_dump_version;
  std::vector<DumpedFile> files;        ///< in the order in which they run
  std::vector<DumpedFile> order_files;  ///< the order.json of the groups
  std::vector<std::string> removed;     ///< groups without files, which the new ones replace
  std::vector<GoneObject> gone;
  std::vector<std::string> roles;        ///< that have to exist before create runs
  std::vector<std::string> notices;      ///< worth knowing, but no difference
  std::optional<StoppedRun> stopped;     ///< create did not complete; then there is nothing to compare
  ComparedSchemas schemas;               ///< left: what create makes; right: the database
  std::vector<std::string> differences;  ///< between pg_dump's output for both: "table app.person is missing"
  std::string hint;                      ///< what to do about the differences
  bool is_dry_run = false;
  bool is_written = false;
  std::chrono::duration<double> took{};

  bool is_proven() const { return !stopped && schemas.differences.empty() && differences.empty(); }
};

}  // namespace pgmanager::result

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "diff/changes.hpp"
#include "result/verification.hpp"

namespace pgmanager::result {

/// A deployment that leads existing instances a step towards create/.
struct ProposedFile {
  std::string path;   ///< "deployment/00012-add-phone-to-users.sql"
  std::string title;  ///< "add phone to users"
  std::string text;
  std::vector<diff::Statement> statements;
  std::string reason;  ///< why it is a file of its own; empty for the only one
};

/// The deployments that are missing so that existing instances become what create/ makes.
struct Proposal {
  std::string before;     ///< the title of the old schema: "base 1a2b3c4 with 2 deployments"
  std::string after;      ///< that of the new one: "create/"
  VerificationBase base;  ///< if the old schema is that of a base
  bool has_base = false;
  base::Findings base_findings;           ///< findings in the base's files; if there are any, nothing was run
  std::vector<std::string> deployments;   ///< paths of the deployments that ran on the base
  std::optional<StoppedRun> stopped;      ///< a side that could not be built, or a proposed file that failed
  std::optional<base::Error> failure;     ///< of a proposed statement that ran by itself
  std::vector<ProposedFile> files;        ///< proven together
  std::vector<diff::Statement> withheld;  ///< lose data, or come after that; not in `files`
  std::vector<diff::Refusal> refusals;    ///< differences for which there are no statements: nothing is proposed
  ComparedSchemas left_over;              ///< left: create/; right: the result of the files. Not empty: not proven
  std::vector<std::string> notices;
  std::chrono::duration<double> took{};

  bool is_proven() const { return !stopped && !failure && refusals.empty() && left_over.differences.empty(); }
  bool has_nothing_to_write() const { return files.empty() && withheld.empty() && is_proven(); }
};

}  // namespace pgmanager::result

#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "result/verification.hpp"
#include "verify/scratch_instance.hpp"

namespace pgmanager::verify {

/// A schema that can be built in a scratch database.
class SchemaSource {
 public:
  virtual ~SchemaSource() = default;
  /// "create/", "base 1a2b3c4 with 2 deployments", "the instance shop": for messages.
  virtual std::string title() const = 0;
  /// Returns the run that did not complete; nothing if the schema is there. Throws as ScratchInstance::perform().
  virtual std::optional<result::StoppedRun> build(ScratchServer& server, const ScratchInstance& instance) = 0;
  /// The user that the objects belong to; empty if it does not matter.
  virtual std::string owner() const { return ""; }
};

/// What `wanted` names: "create" (that of `today`), a connection string, a directory with create/, or a git revision.
/// The findings in the files of a directory or a revision are added to `findings`. Throws base::Error: usage if there
/// is no such thing; connection.
std::unique_ptr<SchemaSource> named_source(const std::string& wanted, const std::string& option,
                                           const std::shared_ptr<const source::SourceTree>& today,
                                           const ScratchContext& context, base::Findings& findings);

}  // namespace pgmanager::verify

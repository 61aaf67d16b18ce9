#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "result/verification.hpp"
#include "sql/variables.hpp"

namespace pgmanager::verify {

/// The base as a source tree of its own. That of a revision lies in a temporary directory, which lives as long as this.
class BaseTree {
 public:
  /// `root`: of today's tree. `wanted`: "empty"; a directory that holds create/; a git revision; not set: the commit
  /// where this branch left main or master. Throws base::Error: usage when there is no such thing, when it has no
  /// create/, and when nothing is named and there is no git repository.
  BaseTree(const std::filesystem::path& root, const std::optional<std::string>& wanted);

  const result::VerificationBase& base() const { return base_; }
  /// Its create/ and deployment/; nothing when the base is empty.
  std::optional<source::ReadResult> read(const sql::Variables& variables) const;

 private:
  class TemporaryDirectory;

  void take_revision(const std::filesystem::path& root, const std::optional<std::string>& wanted);

  result::VerificationBase base_;
  std::filesystem::path root_;
  std::shared_ptr<const TemporaryDirectory> temporary_;
};

}  // namespace pgmanager::verify

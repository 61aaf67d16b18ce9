#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "result/verification.hpp"
#include "sql/variables.hpp"
#include "verify/temporary_directory.hpp"

namespace pgmanager::verify {

/// The base as a source tree. The tree of a git revision is in a temporary directory, which exists as long as this
/// object.
class BaseTree {
 public:
  /// `root`: of the current source tree. `wanted`: "empty"; a directory that contains create/; a git revision; not set:
  /// the commit where this branch left main or master. Throws base::Error: usage if the base does not exist or has no
  /// create/, and if `wanted` is not set and there is no git repository.
  BaseTree(const std::filesystem::path& root, const std::optional<std::string>& wanted);

  const result::VerificationBase& base() const { return base_; }
  /// Reads its create/ and deployment/; nothing if the base is empty.
  std::optional<source::ReadResult> read(const sql::Variables& variables) const;

 private:
  void take_revision(const std::filesystem::path& root, const std::optional<std::string>& wanted);

  result::VerificationBase base_;
  std::filesystem::path root_;
  std::shared_ptr<const TemporaryDirectory> temporary_;
};

}  // namespace pgmanager::verify

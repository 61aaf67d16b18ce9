#include "verify/base_tree.hpp"

#include <fmt/format.h>

#include <system_error>

#include "authoring/git.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "verify/causes.hpp"

namespace pgmanager::verify {

namespace fs = std::filesystem;

using base::Error;
using base::ErrorCode;
using result::BaseKind;

namespace {

constexpr std::string_view empty_base = "empty";

[[noreturn]] void fail(std::string message, Cause cause) {
  throw Error({.code = ErrorCode::usage, .message = std::move(message), .cause = std::move(cause)});
}

bool holds_create(const fs::path& directory) {
  std::error_code error;
  return fs::is_directory(directory / "create", error);
}

bool is_directory(const fs::path& directory) {
  std::error_code error;
  return fs::is_directory(directory, error);
}

// Without a repository it is another error: the user can name a directory instead.
authoring::Git git_at(const fs::path& root, const std::optional<std::string>& wanted) {
  try {
    return authoring::Git(root);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::usage) throw;
    Error::Parts parts = error.parts();
    if (wanted) {
      const std::string more = parts.detail.empty() ? "" : " " + parts.detail;
      parts.detail = fmt::format("It could be a git revision, but {}.{}", parts.message, more);
      parts.message = fmt::format("there is no directory \"{}\"", base::printable(*wanted));
      parts.cause = Cause(causes::NoSuchDirectory{});
    } else {
      parts.cause = Cause(causes::BaseNotNamed{});
    }
    throw Error(std::move(parts));
  }
}

authoring::Revision named_revision(const authoring::Git& git, const std::string& name) {
  if (auto found = git.find_revision(name)) return *std::move(found);
  fail(fmt::format("there is neither a directory nor a git revision \"{}\"", base::printable(name)),
       causes::NoSuchBase{git.is_shallow()});
}

result::VerificationBase chosen_base(const authoring::Git& git) {
  const authoring::Revision head = git.revision("HEAD");
  const authoring::Revision main = git.main_branch();
  return {.kind = BaseKind::revision, .name = main.name, .commit = git.merge_base(head, main), .is_chosen = true};
}

}  // namespace

BaseTree::BaseTree(const fs::path& root, const std::optional<std::string>& wanted) {
  if (wanted == empty_base) {
    base_.kind = BaseKind::empty;
  } else if (wanted && holds_create(*wanted)) {
    std::error_code error;
    base_ = {.kind = BaseKind::directory, .name = *wanted, .commit = {}};
    base_.is_today = fs::equivalent(fs::path(*wanted) / "create", root / "create", error);
    root_ = *wanted;
  } else {
    if (wanted && is_directory(*wanted)) {
      fail(fmt::format("directory \"{}\" has no create/", base::printable(*wanted)), causes::DirectoryWithoutCreate{});
    }
    take_revision(root, wanted);
  }
}

void BaseTree::take_revision(const fs::path& root, const std::optional<std::string>& wanted) {
  const authoring::Git git = git_at(root, wanted);
  if (wanted) {
    const authoring::Revision revision = named_revision(git, *wanted);
    base_ = {.kind = BaseKind::revision, .name = revision.name, .commit = revision.commit};
  } else {
    base_ = chosen_base(git);
  }
  base_.is_head = git.revision("HEAD").commit == base_.commit;
  const authoring::Revision revision{.name = base_.name, .commit = base_.commit};
  if (!git.has_directory(revision, "create")) {
    fail(fmt::format("{} has no create/", base_.title()), causes::RevisionWithoutCreate{});
  }
  std::vector<std::string> directories = {"create"};
  if (git.has_directory(revision, "deployment")) directories.emplace_back("deployment");
  temporary_ = std::make_shared<const TemporaryDirectory>("base");
  root_ = temporary_->path();
  git.export_directories(revision, directories, root_);
}

std::optional<source::ReadResult> BaseTree::read(const sql::Variables& variables) const {
  if (base_.kind == BaseKind::empty) return std::nullopt;
  return source::read_source_tree(root_, {.create = true, .deployment = source::has_directory(root_, "deployment")},
                                  variables);
}

}  // namespace pgmanager::verify

// What to do about files that cannot be read or written, about git, and about what verify and drift compare with.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "authoring/causes.hpp"
#include "base/causes.hpp"
#include "base/shell_word.hpp"
#include "base/utf8.hpp"
#include "cli/hint_tables.hpp"
#include "cli/hints.hpp"
#include "verify/causes.hpp"

namespace pgmanager::cli::hints {

namespace {

std::string list_of(const std::vector<std::string>& groups) {
  std::vector<std::string> shown;
  for (const std::string& group : groups) shown.push_back(base::printable(group));
  return fmt::format("The groups are {}.", fmt::join(shown, ", "));
}

std::string commands_for(const authoring::Renames& renames) {
  std::vector<std::string> commands;
  for (const authoring::Rename& rename : renames) {
    commands.push_back(fmt::format("mv {} {}", base::shell_word(rename.from), base::shell_word(rename.to)));
  }
  return fmt::format("{}", fmt::join(commands, " && "));
}

struct ReadingHints {
  std::string operator()(const base::causes::NoSuchFile&) const {
    return "Check --root, or run from the directory that contains the source tree.";
  }
  std::string operator()(const base::causes::FileNotReadable& cause) const {
    return fmt::format("Make it readable for the user who runs this: ls -ld {}", base::shell_word(cause.path));
  }
  std::string operator()(const base::causes::DirectoryInPlaceOfFile&) const {
    return "Put a regular file in its place, or move it away.";
  }
  std::string operator()(const base::causes::NotARegularFile&) const {
    return "A pipe or device may have no end: put a regular file in its place.";
  }
};

struct AuthoringHints {
  std::string operator()(const authoring::causes::NoGit&) const { return "Install git."; }
  std::string operator()(const authoring::causes::NoRepository&) const {
    return "Run it in the working tree of the repository, or name it: --root DIR.";
  }
  std::string operator()(const authoring::causes::RepositoryNotUsable&) const {
    return "See what is wrong with it: git status";
  }
  std::string operator()(const authoring::causes::GitFailed&) const {
    return "Nothing was changed. Check the repository: git status";
  }
  std::string operator()(const authoring::causes::NoSuchRevision& cause) const {
    return cause.is_shallow ? get_all_commits : "Name an existing branch, tag or commit: git branch --all";
  }
  std::string operator()(const authoring::causes::NoMainBranch& cause) const {
    return about_main_branch(cause.is_shallow);
  }
  std::string operator()(const authoring::causes::NoCommonCommit& cause) const {
    return about_main_branch(cause.is_shallow);
  }
  std::string operator()(const authoring::causes::TreeLocked& cause) const {
    return fmt::format("Nothing was changed. See which process: fuser -v {}", base::shell_word(cause.root));
  }
  std::string operator()(const authoring::causes::MergeConflict& cause) const {
    return fmt::format("Nothing was changed. Resolve the conflict, then: git add {} && postgres-manager renumber",
                       base::shell_word(cause.path));
  }
  std::string operator()(const authoring::causes::OrdinalUsedTwice& cause) const {
    if (cause.free_ordinal.empty()) return "Rename one of them by hand.";
    return fmt::format("Give ordinal {} to the file that has not run on any instance, which is either: {} or: {}",
                       cause.free_ordinal, commands_for(cause.either), commands_for(cause.or_else));
  }
  std::string operator()(const authoring::causes::NoOrdinalForRename&) const { return "Rename the files by hand."; }
  std::string operator()(const authoring::causes::LastOrdinalTaken&) const {
    return "Rename the file with the ordinal 9223372036854775807.";
  }
  std::string operator()(const authoring::causes::NoKeyLeft&) const {
    return "Number its keys from 1 on without gaps.";
  }
  std::string operator()(const authoring::causes::NameTooLong&) const {
    return "Use fewer words; the reason belongs in the file.";
  }
  std::string operator()(const authoring::causes::NoGroup&) const { return "Create one: postgres-manager init"; }
  std::string operator()(const authoring::causes::GroupNotNamed& cause) const {
    return fmt::format("Name the group: --group {}. {}", base::shell_word(cause.possible), list_of(cause.groups));
  }
  std::string operator()(const authoring::causes::NoOneGroupOfName& cause) const { return list_of(cause.groups); }
  std::string operator()(const authoring::causes::FileExists&) const {
    return "Nothing was changed. Choose another name, or move the existing file.";
  }
  std::string operator()(const authoring::causes::FileNotWritten&) const {
    return "Nothing was changed. Check the permissions of the directory, and whether the disk is full.";
  }

  std::string about_main_branch(bool is_shallow) const {
    if (is_shallow) return get_all_commits;
    return function == "verify" ? "Name what the deployments begin with: --base REVISION."
                                : "Name the branch that keeps its ordinals: postgres-manager renumber --onto develop";
  }

  std::string_view function;
};

}  // namespace

std::optional<std::string> about_tree(const base::ErrorCause& cause, const Settings& settings) {
  const auto hint = look_up(cause, std::type_identity<base::Cause>(), ReadingHints());
  return hint ? hint : look_up(cause, std::type_identity<authoring::Cause>(), AuthoringHints{settings.function});
}

namespace {

// Advice for the target does not fit another server: there is no option to create its database or to wait for it.
std::string about_other_server(const pg::causes::NoConnection& reason, const Settings& settings) {
  switch (reason.why) {
    case pg::ConnectCause::no_database: return "Name an existing database.";
    case pg::ConnectCause::no_listener:
    case pg::ConnectCause::no_answer: return "Check that the server runs and that the connection string is right.";
    case pg::ConnectCause::not_ready: return "Try again in a moment.";
    default: return hint_for(pg::Cause(reason), settings);
  }
}

// A hint that ends with a command has no full stop.
std::string joined(std::string sentence, const std::string& next) {
  if (sentence.empty()) return next;
  if (!sentence.ends_with('.')) sentence += '.';
  return sentence + " " + next;
}

struct VerificationHints {
  std::string operator()(const verify::causes::NoConnectionTo& cause) const {
    const std::string hint = about_other_server(cause.reason, settings);
    return cause.option == "--scratch-dsn" ? joined(hint, "Or omit --scratch-dsn to use a private server.") : hint;
  }
  std::string operator()(const verify::causes::NoSuchDirectory&) const {
    return "Name a directory that contains the create/ of an earlier version: --base DIR.";
  }
  std::string operator()(const verify::causes::BaseNotNamed&) const {
    return "Name what the deployments begin with: --base DIR, which contains the create/ of an earlier version; or "
           "--base empty, if deployment/ creates everything from nothing.";
  }
  std::string operator()(const verify::causes::NoSuchBase& cause) const {
    if (cause.is_shallow) return get_all_commits;
    return "Name a directory that contains the create/ of an earlier version, or an existing branch, tag or commit: "
           "git branch --all";
  }
  std::string operator()(const verify::causes::DirectoryWithoutCreate&) const {
    return "Name a directory that contains the create/ of an earlier version, or a git revision.";
  }
  std::string operator()(const verify::causes::RevisionWithoutCreate&) const {
    return "Name a later revision that has one: --base REVISION; or run all deployments from nothing: --base empty.";
  }
  std::string operator()(const verify::causes::SchemaLocked&) const {
    return "Run it again later. To see which session: SELECT pid, query FROM pg_stat_activity WHERE pid IN (SELECT "
           "pid FROM pg_locks WHERE mode = 'AccessExclusiveLock')";
  }
  std::string operator()(const verify::causes::NoTemporaryDirectory&) const {
    return "Name an existing, writable directory in the environment variable TMPDIR.";
  }

  const Settings& settings;
};

}  // namespace

std::optional<std::string> about_verification(const base::ErrorCause& cause, const Settings& settings) {
  return look_up(cause, std::type_identity<verify::Cause>(), VerificationHints{settings});
}

}  // namespace pgmanager::cli::hints

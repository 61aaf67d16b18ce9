// What to do if a comparison has nothing to compare with.
#include <fmt/format.h>

#include "cli/hint_tables.hpp"
#include "cli/hints.hpp"
#include "verify/causes.hpp"

namespace pgmanager::cli::hints {

namespace {

// Advice for the target does not fit another server: there is no option to create its database or to wait for it.
std::string about_other_server(const pg::causes::NoConnection& reason, const Settings& settings) {
  switch (reason.why) {
    case pg::ConnectCause::no_database:
      return "Name an existing database.";
    case pg::ConnectCause::no_listener:
    case pg::ConnectCause::no_answer:
      return "Check that the server runs and that the connection string is right.";
    case pg::ConnectCause::not_ready:
      return "Try again in a moment.";
    default:
      return hint_for(pg::Cause(reason), settings);
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

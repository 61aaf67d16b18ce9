#include "authoring/git.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <system_error>

#include "authoring/causes.hpp"
#include "base/error.hpp"
#include "base/process.hpp"
#include "base/utf8.hpp"

namespace pgmanager::authoring {

namespace {

using base::Error;
using base::ErrorCode;

constexpr std::chrono::seconds time_limit{30};

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::string without_line_end(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

std::string message_of_git(const std::string& errors) {
  const std::string text = base::printable_lines(without_line_end(errors));
  return text.empty() ? "" : fmt::format("git said: {}", text);
}

[[noreturn]] void fail_usage(std::string message, Cause cause, std::string detail = "") {
  throw Error({.code = ErrorCode::usage,
               .message = std::move(message),
               .detail = std::move(detail),
               .cause = std::move(cause)});
}

[[noreturn]] void fail_at_git(const std::vector<std::string>& arguments, const std::string& errors) {
  throw Error({.code = ErrorCode::refused,
               .message = fmt::format("\"git {}\" failed", arguments.front()),
               .detail = message_of_git(errors),
               .cause = Cause(causes::GitFailed{})});
}

// Parses "100644 <object> <stage>\t<path>".
IndexEntry index_entry_of(const std::string& line) {
  const std::size_t tab = line.find('\t');
  const std::vector<std::string> parts = split(line.substr(0, tab), ' ');
  return {.path = line.substr(tab + 1), .mode = parts.at(0), .object = parts.at(1), .is_unmerged = parts.at(2) != "0"};
}

// Parses repetitions of "<file>\0<line>\0<name>
// ". Only a file's name may contain a line end.
std::vector<Mention> mentions_from(std::string_view output) {
  const auto take = [&output](char end) {
    const std::size_t size = std::min(output.find(end), output.size());
    const std::string_view part = output.substr(0, size);
    output.remove_prefix(std::min(size + 1, output.size()));
    return part;
  };
  std::vector<Mention> mentions;
  while (!output.empty()) {
    Mention mention{.file = std::string(take('\0')), .name = {}};
    const std::string_view line = take('\0');
    std::from_chars(line.data(), line.data() + line.size(), mention.line);
    mention.name = take('\n');
    mentions.push_back(std::move(mention));
  }
  return mentions;
}

}  // namespace

Git::Git(std::filesystem::path root) : root_(std::move(root)) {
  const Answer answer = ask({"rev-parse", "--show-toplevel", "--show-prefix"});
  if (answer.exit_status != 0) {
    const bool is_none = answer.errors.find("not a git repository") != std::string::npos;
    const std::string shown = base::printable(root_.string());
    fail_usage(is_none ? fmt::format("\"{}\" is not in a git repository", shown)
                       : fmt::format("could not use the git repository of \"{}\"", shown),
               is_none ? Cause(causes::NoRepository{}) : Cause(causes::RepositoryNotUsable{}),
               is_none ? "" : message_of_git(answer.errors));
  }
  // The output has two lines; only the first one may itself contain a line end.
  const std::string text = answer.output.substr(0, answer.output.size() - 1);
  top_ = text.substr(0, text.rfind('\n'));
  prefix_ = text.substr(text.rfind('\n') + 1);
}

Git::Answer Git::ask(std::vector<std::string> arguments, const std::filesystem::path& directory,
                     const std::filesystem::path& index) const {
  std::vector<std::string> command = {"git", "--no-pager"};
  command.insert(command.end(), arguments.begin(), arguments.end());
  std::vector<std::pair<std::string, std::string>> environment = {{"LC_ALL", "C"}, {"GIT_TERMINAL_PROMPT", "0"}};
  if (!index.empty()) environment.emplace_back("GIT_INDEX_FILE", index.string());
  try {
    const base::ProcessResult result = base::run({.arguments = std::move(command),
                                                  .environment = std::move(environment),
                                                  .user = {},
                                                  .directory = directory,
                                                  .time_limit = time_limit,
                                                  .errors_apart = true});
    if (result.killed) {
      throw Error({.code = ErrorCode::refused,
                   .message = fmt::format("\"git {}\" took longer than {} s", arguments.front(), time_limit.count()),
                   .cause = Cause(causes::GitFailed{})});
    }
    return {.exit_status = result.exit_status, .output = result.output, .errors = result.errors};
  } catch (const std::system_error& error) {
    fail_usage("could not run git", causes::NoGit{}, fmt::format("{}.", error.what()));
  }
}

std::string Git::require(const std::vector<std::string>& arguments) const {
  Answer answer = ask(arguments);
  if (answer.exit_status != 0) fail_at_git(arguments, answer.errors);
  return std::move(answer.output);
}

std::optional<Revision> Git::find_revision(const std::string& name) const {
  // git would read a leading dash as an option.
  if (name.empty() || name.starts_with('-')) return std::nullopt;
  const Answer answer = ask({"rev-parse", "--verify", "--quiet", name + "^{commit}"});
  if (answer.exit_status != 0) return std::nullopt;
  return Revision{.name = name, .commit = without_line_end(answer.output)};
}

Revision Git::revision(const std::string& name) const {
  if (auto found = find_revision(name)) return *std::move(found);
  fail_usage(fmt::format("git revision \"{}\" does not exist", base::printable(name)),
             causes::NoSuchRevision{is_shallow()});
}

bool Git::is_shallow() const {
  return without_line_end(ask({"rev-parse", "--is-shallow-repository"}).output) == "true";
}

std::string Git::branch_checked_out() const {
  return without_line_end(
      ask({"symbolic-ref", "--quiet", "HEAD"}).output);  // fails silently if there is no branch (detached HEAD)
}

Revision Git::main_branch() const {
  const std::vector<std::string> wanted = {"refs/heads/main", "refs/heads/master", "refs/remotes/origin/main",
                                           "refs/remotes/origin/master"};
  std::vector<std::string> arguments = {"for-each-ref", "--format=%(refname)"};
  arguments.insert(arguments.end(), wanted.begin(), wanted.end());
  const std::vector<std::string> there = split(require(arguments), '\n');
  const std::string here = branch_checked_out();
  std::string chosen;
  for (const std::string& reference : wanted) {
    if (std::find(there.begin(), there.end(), reference) == there.end()) continue;
    if (chosen.empty() || chosen == here) chosen = reference;
  }
  if (chosen.empty()) {
    fail_usage("there is no branch main or master, neither here nor at origin", causes::NoMainBranch{is_shallow()});
  }
  const Revision found = revision(chosen);
  return {.name = chosen.substr(chosen.find('/', std::string_view("refs/").size()) + 1), .commit = found.commit};
}

std::string Git::merge_base(const Revision& one, const Revision& other) const {
  const Answer answer = ask({"merge-base", one.commit, other.commit});
  if (answer.exit_status > 1) fail_at_git({"merge-base"}, answer.errors);
  if (answer.exit_status != 0) {
    fail_usage(fmt::format("{} and {} have no commit in common", one.name, other.name),
               causes::NoCommonCommit{is_shallow()}, "This repository contains none.");
  }
  return without_line_end(answer.output);
}

bool Git::has_directory(const Revision& revision, const std::string& directory) const {
  return ask({"cat-file", "-e", fmt::format("{}:{}{}", revision.commit, prefix_, directory)}).exit_status == 0;
}

void Git::require_in(const std::filesystem::path& index, const std::vector<std::string>& arguments) const {
  // git uses the index of the directory it runs in.
  const Answer answer = ask(arguments, top_, index);
  if (answer.exit_status != 0) fail_at_git(arguments, answer.errors);
}

// Uses a temporary index, because git archive writes an archive that another program would have to unpack.
void Git::export_directories(const Revision& revision, const std::vector<std::string>& directories,
                             const std::filesystem::path& to) const {
  const std::filesystem::path index = to / ".index";
  for (const std::string& directory : directories) {
    require_in(index, {"read-tree", fmt::format("--prefix={}/", directory),
                       fmt::format("{}:{}{}", revision.commit, prefix_, directory)});
  }
  require_in(index, {"checkout-index", "--all", "--quiet", fmt::format("--prefix={}/", to.string())});
  std::filesystem::remove(index);
}

NamesByDirectory Git::names_on(const Revision& revision) const {
  NamesByDirectory names;
  for (const std::string& path :
       split(require({"ls-tree", "-z", "--name-only", revision.commit, "deployment/", "manual-deployment/", "undo/"}),
             '\0')) {
    const std::size_t slash = path.find('/');
    if (slash != std::string::npos) names[path.substr(0, slash)].push_back(path.substr(slash + 1));
  }
  return names;
}

std::vector<IndexEntry> Git::index() const {
  std::vector<IndexEntry> entries;
  for (const std::string& line :
       split(require({"ls-files", "-z", "--stage", "--", "deployment", "manual-deployment", "undo"}), '\0')) {
    entries.push_back(index_entry_of(line));
  }
  return entries;
}

std::vector<Mention> Git::mentions_of(const std::vector<std::string>& names) const {
  std::vector<std::string> arguments = {"grep", "-z", "-n", "-o", "-w", "-F", "-I", "--untracked", "--no-color"};
  for (const std::string& name : names) arguments.insert(arguments.end(), {"-e", name});
  arguments.insert(arguments.end(), {"--", ":/"});
  const Answer answer = ask(arguments);
  if (answer.exit_status > 1) fail_at_git(arguments, answer.errors);  // 1: nothing found
  return mentions_from(answer.output);
}

void Git::rename_in_index(const std::vector<IndexEntry>& entries, const Renames& renames) const {
  std::set<std::string> old_paths;
  std::set<std::string> new_paths;
  std::vector<std::string> arguments = {"update-index", "--add"};
  for (const Rename& rename : renames) {
    const auto entry = std::find_if(entries.begin(), entries.end(),
                                    [&rename](const IndexEntry& each) { return each.path == rename.from; });
    if (entry == entries.end()) continue;
    arguments.insert(arguments.end(),
                     {"--cacheinfo", fmt::format("{},{},{}{}", entry->mode, entry->object, prefix_, rename.to)});
    old_paths.insert(rename.from);
    new_paths.insert(rename.to);
  }
  if (old_paths.empty()) return;
  // The old paths follow the new ones, so that a path that is both old and new is not removed.
  arguments.insert(arguments.end(), {"--force-remove", "--"});
  for (const std::string& path : old_paths) {
    if (!new_paths.contains(path)) arguments.push_back(prefix_ + path);
  }
  const Answer answer = ask(arguments, top_);
  if (answer.exit_status != 0) fail_at_git(arguments, answer.errors);
}

}  // namespace pgmanager::authoring

#include "authoring/renumbering.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "authoring/rename_files.hpp"
#include "authoring/tree_names.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "source/file_name.hpp"

namespace pgmanager::authoring {

namespace {

NamesByDirectory names_here(const std::filesystem::path& root) {
  NamesByDirectory names;
  for (const char* directory : {"deployment", "manual-deployment", "undo"})
    names[directory] = file_names_in(root, directory);
  return names;
}

std::size_t count_missing(const std::vector<std::string>& wanted, const std::vector<std::string>& there) {
  return static_cast<std::size_t>(std::count_if(wanted.begin(), wanted.end(), [&there](const std::string& name) {
    return source::split_deployment_name(name) && std::find(there.begin(), there.end(), name) == there.end();
  }));
}

// Other files may be in conflict; it is ordinary to renumber in the middle of a merge. Of these it is not known yet
// what they are.
void require_merged(const std::vector<IndexEntry>& index, const Renames& renames) {
  for (const Rename& rename : renames) {
    const bool is_unmerged = std::any_of(index.begin(), index.end(), [&rename](const IndexEntry& entry) {
      return entry.is_unmerged && entry.path == rename.from;
    });
    if (!is_unmerged) continue;
    throw base::Error({.code = base::ErrorCode::refused,
                       .message = fmt::format("file \"{}\" has a merge conflict", base::printable(rename.from)),
                       .hint = fmt::format("Nothing was changed. Resolve the conflict, then: git add {} && "
                                           "postgres-manager renumber",
                                           source::shell_word(rename.from))});
  }
}

std::vector<Mention> mentions_of(const Git& git, const Renames& renames) {
  if (renames.empty()) return {};
  std::set<std::string> names;
  for (const Rename& rename : renames) names.insert(rename.from.substr(rename.from.find('/') + 1));
  std::vector<Mention> mentions = git.mentions_of({names.begin(), names.end()});
  for (Mention& mention : mentions) {
    const auto renamed = std::find_if(renames.begin(), renames.end(),
                                      [&mention](const Rename& rename) { return rename.from == mention.file; });
    if (renamed != renames.end()) mention.file = renamed->to;
  }
  return mentions;
}

// Nothing where the tree is in no repository that can be used.
std::optional<Git> find_git(const std::filesystem::path& root) {
  try {
    return Git(root);
  } catch (const base::Error& error) {
    if (error.code() != base::ErrorCode::usage) throw;
    return std::nullopt;
  }
}

}  // namespace

Renumbering decide_renumbering(const std::filesystem::path& root, const std::string& onto) {
  const NamesByDirectory here = names_here(root);
  const Git git(root);
  Renumbering renumbering;
  renumbering.onto =
      onto.empty()
          ? git.main_branch("Name the branch that keeps its ordinals: postgres-manager renumber --onto develop")
          : git.revision(onto);
  NamesByDirectory there = git.names_on(renumbering.onto);
  renumbering.renames = decide_renames(here, there);
  renumbering.not_here = count_missing(there["deployment"], here.at("deployment"));
  renumbering.index = git.index();
  require_merged(renumbering.index, renumbering.renames);
  require_free(root, renumbering.renames);
  renumbering.mentions = mentions_of(git, renumbering.renames);
  return renumbering;
}

Renumbering decide_renumbering_of_all(const std::filesystem::path& root) {
  Renumbering renumbering;
  renumbering.renames = decide_all_renames(names_here(root));
  require_free(root, renumbering.renames);
  const std::optional<Git> git = find_git(root);
  if (!git) return renumbering;
  renumbering.index = git->index();
  require_merged(renumbering.index, renumbering.renames);
  renumbering.mentions = mentions_of(*git, renumbering.renames);
  return renumbering;
}

void renumber(const std::filesystem::path& root, const Renumbering& renumbering) {
  const std::optional<Git> git = find_git(root);
  rename_files(root, renumbering.renames, [&] {
    if (git) git->rename_in_index(renumbering.index, renumbering.renames);
  });
}

}  // namespace pgmanager::authoring

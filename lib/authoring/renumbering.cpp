#include "authoring/renumbering.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "authoring/causes.hpp"
#include "authoring/tree_names.hpp"
#include "authoring/write_files.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "source/file_name.hpp"
#include "source/ordinal.hpp"

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

// Files that were deleted in this branch will not come back with a merge.
void remove_deleted(const Git& git, const Revision& onto, NamesByDirectory& there, const NamesByDirectory& here) {
  if (count_missing(there["deployment"], here.at("deployment")) == 0) return;
  std::vector<std::string> before;
  try {
    const std::string fork = git.merge_base(git.revision("HEAD"), onto);
    before = git.names_on({.name = fork, .commit = fork})["deployment"];
  } catch (const base::Error& error) {
    if (error.code() != base::ErrorCode::usage) throw;  // no commit in common
  }
  std::erase_if(there["deployment"],
                [&](const std::string& name) { return std::find(before.begin(), before.end(), name) != before.end(); });
}

// Checks only the files to rename: renumbering during a merge is common, and other files may still be in conflict.
void require_merged(const std::vector<IndexEntry>& index, const Renames& renames) {
  for (const Rename& rename : renames) {
    const bool is_unmerged = std::any_of(index.begin(), index.end(), [&rename](const IndexEntry& entry) {
      return entry.is_unmerged && entry.path == rename.from;
    });
    if (!is_unmerged) continue;
    throw base::Error({.code = base::ErrorCode::refused,
                       .message = fmt::format("file \"{}\" has a merge conflict", base::printable(rename.from)),
                       .cause = Cause(causes::MergeConflict{rename.from})});
  }
}

Renames moves_of(const NumberedFile& file, const std::string& ordinal, const std::string& directory,
                 const NamesByDirectory& here) {
  const auto move_in = [&](const std::string& where) {
    return Rename{.from = fmt::format("{}/{}", where, file.name),
                  .to = fmt::format("{}/{}-{}", where, ordinal, file.rest)};
  };
  const std::vector<std::string>& undo = here.at("undo");
  const bool has_partner = directory == "deployment" && std::find(undo.begin(), undo.end(), file.name) != undo.end();
  return has_partner ? Renames{move_in(directory), move_in("undo")} : Renames{move_in(directory)};
}

// If two files of the other branch have the same ordinal, both keep it: git does not know which of them has run.
void require_no_duplicate(const std::string& directory, const NamesByDirectory& here, const std::string& onto) {
  const std::vector<NumberedFile> files = numbered_files(here.at(directory));
  const auto second = std::adjacent_find(
      files.begin(), files.end(), [](const NumberedFile& a, const NumberedFile& b) { return a.ordinal == b.ordinal; });
  if (second == files.end()) return;
  source::FreeOrdinals free;
  for (const NumberedFile& file : files) free.use(file.ordinal, file.digits);
  const auto ordinal = free.take();
  const NumberedFile& first = *second;
  const NumberedFile& other = *(second + 1);
  throw base::Error(
      {.code = base::ErrorCode::refused,
       .message =
           fmt::format("ordinal {} is used twice, by \"{}\" and \"{}\", and {} does not say which of them keeps it",
                       source::to_string(first.ordinal), base::printable(first.name), base::printable(other.name),
                       base::printable(onto)),
       .cause = ordinal ? Cause(causes::OrdinalUsedTwice{.free_ordinal = *ordinal,
                                                         .either = moves_of(other, *ordinal, directory, here),
                                                         .or_else = moves_of(first, *ordinal, directory, here)})
                        : Cause(causes::OrdinalUsedTwice{})});
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

// Nothing if the tree is not in a usable repository.
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
  renumbering.onto = onto.empty() ? git.main_branch() : git.revision(onto);
  NamesByDirectory there = git.names_on(renumbering.onto);
  renumbering.renames = decide_renames(here, there);
  if (renumbering.renames.empty()) {
    for (const char* directory : {"deployment", "manual-deployment"}) {
      require_no_duplicate(directory, here, renumbering.onto.name);
    }
  }
  remove_deleted(git, renumbering.onto, there, here);
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

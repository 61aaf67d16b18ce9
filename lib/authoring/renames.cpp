#include "authoring/renames.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "authoring/causes.hpp"
#include "authoring/tree_names.hpp"
#include "base/error.hpp"
#include "source/ordinal.hpp"

namespace pgmanager::authoring {

namespace {

std::vector<std::string> names_of(const NamesByDirectory& names, const std::string& directory) {
  const auto found = names.find(directory);
  return found == names.end() ? std::vector<std::string>() : found->second;
}

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool clash(const std::vector<NumberedFile>& files, const std::vector<NumberedFile>& others) {
  std::set<source::Ordinal> used;
  for (const NumberedFile& file : others) used.insert(file.ordinal);
  return std::any_of(files.begin(), files.end(),
                     [&used](const NumberedFile& file) { return !used.insert(file.ordinal).second; });
}

std::string next_ordinal(source::FreeOrdinals& ordinals, const std::string& directory) {
  if (const auto ordinal = ordinals.take()) return *ordinal;
  throw base::Error({.code = base::ErrorCode::refused,
                     .message = fmt::format("no ordinal is left in {}/ after 9223372036854775807", directory),
                     .cause = Cause(causes::NoOrdinalForRename{})});
}

/// The renames of one directory.
Renames renames_in(const std::string& directory, const NamesByDirectory& here, const NamesByDirectory& there) {
  const std::vector<NumberedFile> theirs = numbered_files(names_of(there, directory));
  std::vector<NumberedFile> ours = numbered_files(names_of(here, directory));
  std::erase_if(ours, [&theirs](const NumberedFile& file) {
    return std::find(theirs.begin(), theirs.end(), file) != theirs.end();
  });
  if (theirs.empty() || (directory == "manual-deployment" && !clash(ours, theirs))) return {};

  source::FreeOrdinals ordinals;
  for (const NumberedFile& file : theirs) ordinals.use(file.ordinal, file.digits);
  Renames renames;
  for (const NumberedFile& file : ours) {
    std::string name = fmt::format("{}-{}", next_ordinal(ordinals, directory), file.rest);
    if (name != file.name) renames.push_back({.from = file.name, .to = std::move(name)});
  }
  return renames;
}

/// Numbers all files of one directory without gaps.
Renames counted(const std::vector<NumberedFile>& files) {
  if (files.empty()) return {};
  constexpr std::size_t usual_width = 5;
  const bool keeps_first = !source::is_date_or_time(files.front().digits);
  const std::size_t width = keeps_first ? files.front().digits.size() : usual_width;
  source::Ordinal ordinal = keeps_first ? files.front().ordinal : source::Ordinal(0);
  Renames renames;
  for (const NumberedFile& file : files) {
    // A correct number keeps its spelling.
    std::string name = keeps_first && file.ordinal == ordinal
                           ? file.name
                           : fmt::format("{}-{}", source::padded(ordinal, width), file.rest);
    if (name != file.name) renames.push_back({.from = file.name, .to = std::move(name)});
    ordinal = ordinal.next();
  }
  return renames;
}

Rename below(const std::string& directory, const Rename& names) {
  return {.from = fmt::format("{}/{}", directory, names.from), .to = fmt::format("{}/{}", directory, names.to)};
}

Renames with_partners(const Renames& renames, const NamesByDirectory& here) {
  const std::vector<std::string> undo_files = names_of(here, "undo");
  Renames all;
  for (const Rename& names : renames) {
    all.push_back(below("deployment", names));
    if (holds(undo_files, names.from)) all.push_back(below("undo", names));
  }
  return all;
}

}  // namespace

Renames decide_renames(const NamesByDirectory& here, const NamesByDirectory& there) {
  Renames renames = with_partners(renames_in("deployment", here, there), here);
  for (const Rename& names : renames_in("manual-deployment", here, there)) {
    renames.push_back(below("manual-deployment", names));
  }
  return renames;
}

Renames decide_all_renames(const NamesByDirectory& here) {
  return with_partners(counted(numbered_files(names_of(here, "deployment"))), here);
}

}  // namespace pgmanager::authoring

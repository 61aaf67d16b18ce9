#include "plan/checksums_in_place.hpp"

#include <algorithm>

namespace pgmanager::plan {

ChecksumsInPlace::ChecksumsInPlace(const std::vector<history::InPlace>& deployments,
                                   const std::vector<history::FileInPlace>& files) {
  for (const history::InPlace& each : deployments) {
    if (!deployments_.empty() && deployments_.back()->ordinal == each.ordinal) deployments_.pop_back();
    deployments_.push_back(&each);
  }
  for (const history::FileInPlace& each : files) {
    if (!each.checksum.empty()) files_.emplace(each.path, each.checksum);
  }
}

bool ChecksumsInPlace::holds(const source::NumberedFile& deployment) const {
  const auto found =
      std::lower_bound(deployments_.begin(), deployments_.end(), deployment.ordinal,
                       [](const history::InPlace* each, source::Ordinal ordinal) { return each->ordinal < ordinal; });
  return found != deployments_.end() && (*found)->ordinal == deployment.ordinal &&
         (*found)->checksum == deployment.file.checksum;
}

bool ChecksumsInPlace::holds(const source::SqlFile& file) const {
  const auto found = files_.find(file.path);
  return found != files_.end() && found->second == file.checksum;
}

bool ChecksumsInPlace::is_complete() const {
  return std::none_of(deployments_.begin(), deployments_.end(),
                      [](const history::InPlace* each) { return each->checksum.empty(); });
}

bool ChecksumsInPlace::is_all_of(const source::SourceTree& tree) const {
  const std::vector<source::NumberedFile>& on_disk = tree.deployments;
  if (on_disk.empty()) return false;
  // Files of the first deployments may have been deleted since.
  const auto first = std::find_if(deployments_.begin(), deployments_.end(), [&](const history::InPlace* each) {
    return !(each->ordinal < on_disk.front().ordinal);
  });
  const bool all_deleted_are_in_place =
      std::none_of(deployments_.begin(), first, [](const history::InPlace* each) { return each->checksum.empty(); });
  if (!all_deleted_are_in_place || std::ssize(on_disk) != deployments_.end() - first) return false;
  if (!std::all_of(on_disk.begin(), on_disk.end(), [&](const auto& each) { return holds(each); })) return false;
  return std::all_of(tree.create.begin(), tree.create.end(), [&](const source::CreateGroup& group) {
    if (!group.repeatable) return true;
    const std::string directory = "create/" + group.name + "/";
    const auto known = std::count_if(files_.begin(), files_.end(),
                                     [&](const auto& file) { return file.first.starts_with(directory); });
    // If the history knows more files than are on disk, one was removed since.
    return known == std::ssize(group.files) &&
           std::all_of(group.files.begin(), group.files.end(), [&](const auto& file) { return holds(file); });
  });
}

}  // namespace pgmanager::plan

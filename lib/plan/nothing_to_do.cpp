#include "plan/nothing_to_do.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace pgmanager::plan {

bool is_nothing_to_do(const std::vector<source::Deployment>& on_disk, const std::vector<history::InPlace>& in_place) {
  if (on_disk.empty() || on_disk.front().ordinal.value() != 0) return false;
  auto line = in_place.begin();
  for (const source::Deployment& deployment : on_disk) {
    if (line == in_place.end() || line->ordinal != deployment.ordinal) return false;
    while (line + 1 != in_place.end() && (line + 1)->ordinal == deployment.ordinal) ++line;  // the last one counts
    if (line->checksum != deployment.file.checksum) return false;
    ++line;
  }
  return line == in_place.end();
}

bool is_no_file_to_repeat(const source::SourceTree& tree, const std::vector<history::FileInPlace>& in_place) {
  std::unordered_map<std::string_view, std::string_view> checksums;
  for (const history::FileInPlace& file : in_place) checksums.emplace(file.path, file.checksum);
  const auto is_as_it_ran = [&](const source::SqlFile& file) {
    const auto found = checksums.find(file.path);
    return found != checksums.end() && found->second == file.checksum;
  };
  const auto is_in_place = [&](const source::CreateGroup& group) {
    if (!group.repeatable) return true;
    const std::string directory = "create/" + group.name + "/";
    const auto known = std::count_if(in_place.begin(), in_place.end(), [&](const history::FileInPlace& file) {
      return !file.checksum.empty() && file.path.starts_with(directory);
    });
    // If the history knows more files than are on disk, one was removed since.
    return known == std::ssize(group.files) && std::all_of(group.files.begin(), group.files.end(), is_as_it_ran);
  };
  return std::all_of(tree.create.begin(), tree.create.end(), is_in_place);
}

}  // namespace pgmanager::plan

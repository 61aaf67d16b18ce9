#include "plan/nothing_to_do.hpp"

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

}  // namespace pgmanager::plan

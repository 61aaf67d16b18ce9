#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "history/history.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::plan {

/// The history reduced to the checksums of what is in place: it tells which files need not be read in depth, and
/// whether anything is to be done at all.
class ChecksumsInPlace {
 public:
  /// `deployments` has one line for each time that a deployment came into place or left it, ordered by ordinal, then by
  /// time. Both must outlive this object.
  ChecksumsInPlace(const std::vector<history::InPlace>& deployments, const std::vector<history::FileInPlace>& files);

  /// Whether the last time of its ordinal was with this checksum.
  bool holds(const source::NumberedFile& deployment) const;
  /// Whether the repeatable file last ran with this checksum.
  bool holds(const source::SqlFile& file) const;
  /// False if a deployment of the history was undone or forgotten, or stopped part-way: then the plan compares files
  /// with each other, in depth.
  bool is_complete() const;

  /// Whether plan_deployment() would find nothing to do and nothing to report. False only means that the whole history
  /// must be read.
  bool is_all_of(const source::SourceTree& tree) const;

 private:
  std::vector<const history::InPlace*> deployments_;  // the last line of each ordinal
  std::unordered_map<std::string_view, std::string_view> files_;
};

}  // namespace pgmanager::plan

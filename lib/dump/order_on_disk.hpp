#pragma once

#include <set>
#include <string>
#include <vector>

#include "dump/files_on_disk.hpp"

namespace pgmanager::dump {

/// The order of the files of create/, to which new ones are added.
class OrderOnDisk {
 public:
  explicit OrderOnDisk(const std::vector<GroupOnDisk>& groups);

  /// Adds a file for the unit: after the files that it needs and before those that need it, in the group of its kind if
  /// that is possible. Returns its path. The arguments are paths of files.
  std::string add(const Unit& unit, const std::vector<std::string>& needed, const std::vector<std::string>& users);

  /// Moves files that come after `path` in its group before it.
  void move_before(const std::string& path, const std::vector<std::string>& needed);

  /// The order.json of the groups that have changed.
  std::vector<OrderOfGroup> changed() const;

 private:
  struct Group {
    std::string name;
    std::string order_json;
    std::vector<std::string> before;  ///< the files on disk
    std::vector<std::string> files;
  };

  FilePlace place_of(const std::string& path) const;
  std::size_t group_for(const Unit& unit);

  std::vector<Group> groups_;
};

}  // namespace pgmanager::dump

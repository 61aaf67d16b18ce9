#pragma once

#include <set>
#include <string>

#include "dump/units.hpp"

namespace pgmanager::dump {

/// Chooses the names of the files of one group: readable, safe on every file system, and different even where capitals
/// do not count.
class FileNames {
 public:
  /// Names that are taken are not chosen again.
  explicit FileNames(const std::vector<std::string>& taken = {});

  /// "tbl_person.sql", or "tbl_app.person.sql" if the schema is not public; with the arguments if functions of that
  /// name were here before: "fn_app.add-integer-integer.sql".
  std::string choose(const Unit& unit);

 private:
  bool take(const std::string& name);

  std::set<std::string> taken_;
};

}  // namespace pgmanager::dump

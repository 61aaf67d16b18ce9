#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/renames.hpp"
#include "schema/snapshot.hpp"

namespace pgmanager::schema {

/// What renaming does to the texts of other objects: the server writes the new name wherever the old one was meant, as
/// in the default nextval('app.old_seq'::regclass).
class NewNames {
 public:
  explicit NewNames(const std::vector<Rename>& renames);

  /// Whether `left` and `right`, both the attribute `name` of `object`, differ in names only that renaming makes equal.
  /// Never so for what the server keeps as the text that it is: comments, and the bodies of routines.
  bool explain(const Object& object, std::string_view name, std::string_view left, std::string_view right) const;

 private:
  using ByOldName = std::unordered_map<std::string, std::string>;

  std::string renamed(std::string_view text, const ByOldName* columns) const;
  std::string renamed_qualified(std::string_view name, std::size_t first_size) const;
  static std::string renamed_alone(std::string_view name, const ByOldName* columns);

  ByOldName qualified_;                      ///< of what lives in a schema, without arguments
  ByOldName relations_;                      ///< of those the names alone, which stand before columns in a query
  std::map<ObjectName, ByOldName> columns_;  ///< by what they are columns of: its other parts name them alone
};

}  // namespace pgmanager::schema

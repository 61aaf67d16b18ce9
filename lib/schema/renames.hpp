#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "schema/difference.hpp"
#include "schema/pairing.hpp"
#include "schema/snapshot.hpp"

namespace pgmanager::schema {

using ObjectRename = std::pair<const Object*, const Object*>;  ///< left and right

/// The objects that differ only in their name or in their schema: same kind, same position, equal attributes and parts,
/// and no other candidate on either side.
std::vector<ObjectRename> find_renames(const Pairing& pairing, ColumnOrder order);

/// The statements that give `from` and its parts the names of `to` and its parts, which have the same definitions:
/// table a with a_pkey becomes b with b_pkey.
std::vector<std::string> rename_statements(const Object& from, const Unpaired& siblings, const Object& to,
                                           const Unpaired& other_siblings);

/// The effect of renames on the texts of other objects: the server prints the new name in each text that refers to the
/// renamed object, e.g. in the default nextval('app.old_seq'::regclass).
class NewNames {
 public:
  explicit NewNames(const std::vector<ObjectRename>& renames);

  /// Whether `left` and `right`, both the attribute `name` of `object`, differ only in names that the renames explain.
  /// Always false for texts that the server stores unparsed: comments and the bodies of routines.
  bool explain(const Object& object, std::string_view name, std::string_view left, std::string_view right) const;

 private:
  using ByOldName = std::unordered_map<std::string, std::string>;

  std::string renamed(std::string_view text, const ByOldName* columns) const;
  std::string renamed_qualified(std::string_view name, std::size_t first_size) const;
  static std::string renamed_alone(std::string_view name, const ByOldName* columns);

  ByOldName qualified_;                      ///< objects in a schema, without arguments
  ByOldName relations_;                      ///< only the names of these objects, which qualify columns in a query
  std::map<ObjectName, ByOldName> columns_;  ///< by parent: the parent's other parts refer to its columns by name only
};

}  // namespace pgmanager::schema

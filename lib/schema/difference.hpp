#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/snapshot.hpp"

namespace pgmanager::schema {

/// An attribute that differs. Not set: that side has PostgreSQL's default. Privileges are set on both sides if their
/// default is known.
struct AttributeDifference {
  std::string_view name;
  std::optional<std::string> left;
  std::optional<std::string> right;
};

/// An object that differs.
struct ObjectDifference {
  enum class What {
    only_left,   ///< with all of its parts
    only_right,  ///< likewise
    changed,     ///< `attributes` has the differences
    renamed,     ///< the same definition under another name, or in another schema
    reordered,   ///< a table whose columns are the same in another order
  };

  What what = What::changed;
  const Object* left = nullptr;  ///< belongs to the left snapshot; null: only_right, or changed and not described there
  const Object* right =
      nullptr;  ///< belongs to the right snapshot; null: only_left, or changed and not described there
  std::vector<AttributeDifference> attributes = {};
  /// The statements that give the left object the name of the right one, its parts first: "ALTER INDEX app.a_idx RENAME
  /// TO b_idx". Empty if the names do not differ.
  std::vector<std::string> rename_left = {};
  std::vector<std::string> rename_right = {};   ///< likewise, from right to left
  std::vector<std::string> left_columns = {};   ///< of a reordered table
  std::vector<std::string> right_columns = {};  ///< likewise
};

/// Whether the order of columns is compared.
enum class ColumnOrder { compare, ignore };

struct DiffOptions {
  ColumnOrder column_order = ColumnOrder::compare;
  std::vector<std::string> ignored = {};  ///< objects that ComparedSchemas leaves out, as in without_ignored()
};

/// The differences of two snapshots, ordered by the objects' names. Both snapshots must outlive the result. Apart from
/// renaming, the comparison is the same for all kinds of objects. An object that is missing on one side is one
/// difference, together with all of its parts. Throws Error (internal) if a snapshot is not ordered by name.
std::vector<ObjectDifference> diff(const SchemaSnapshot& left, const SchemaSnapshot& right,
                                   const DiffOptions& options = {});

}  // namespace pgmanager::schema

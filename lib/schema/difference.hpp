#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/snapshot.hpp"

namespace pgmanager::schema {

/// An attribute that is not the same on both sides. Not set: that side leaves it at PostgreSQL's default. Privileges
/// are set on both sides where their default is known.
struct AttributeDifference {
  std::string_view name;
  std::optional<std::string> left;
  std::optional<std::string> right;
};

/// One object that is not the same on both sides.
struct ObjectDifference {
  enum class What {
    only_left,   ///< with all that is part of it
    only_right,  ///< likewise
    changed,     ///< `attributes` say how
    renamed,     ///< the same definition under another name, or in another schema
    reordered,   ///< a table whose columns are the same in another order
  };

  What what = What::changed;
  const Object* left = nullptr;   ///< belongs to the left snapshot; null: only_right, or changed and nothing said there
  const Object* right = nullptr;  ///< belongs to the right snapshot; null: only_left, or changed and nothing said there
  std::vector<AttributeDifference> attributes = {};
  /// "ALTER INDEX app.a_idx RENAME TO b_idx": the left one gets the name of the right one, after what is part of it.
  /// Empty where its name is not what differs.
  std::vector<std::string> rename_left = {};
  std::vector<std::string> rename_right = {};   ///< likewise, the other way round
  std::vector<std::string> left_columns = {};   ///< of a table that is reordered
  std::vector<std::string> right_columns = {};  ///< likewise
};

/// Whether the order of columns counts.
enum class ColumnOrder { compare, ignore };

struct DiffOptions {
  ColumnOrder column_order = ColumnOrder::compare;
};

/// What is not the same in two snapshots, in the order of the objects' names. Both must outlive the result. Knows
/// nothing about single kinds of objects but how they are renamed. An object that is missing on one side is one
/// difference, whatever is part of it. Throws Error (internal) when a snapshot is not in the order of its names.
std::vector<ObjectDifference> diff(const SchemaSnapshot& left, const SchemaSnapshot& right,
                                   const DiffOptions& options = {});

}  // namespace pgmanager::schema

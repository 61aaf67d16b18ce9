#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "authoring/table_name.hpp"
#include "authoring/tree_names.hpp"

namespace pgmanager::authoring {

/// Where a change is going to stand.
enum class Directory { deployment, manual_deployment };

/// Whether the deployment gets a file that takes it back.
enum class UndoFile { no, yes };

/// What a file is for, so that the user can be told what to write into it.
enum class Purpose { deployment, manual_deployment, undo, create, order };

/// "deployment", "manual-deployment", "undo", "create", "order-json": as JSON says it.
const char* to_string(Purpose purpose);

/// A file to be written, as a value.
struct NewFile {
  std::string path;  ///< relative to the root
  std::string text;  ///< all of it
  Purpose purpose = Purpose::deployment;

  /// Only an order.json may be there already; everything else is never overwritten.
  bool may_replace() const { return purpose == Purpose::order; }
};

/// All of them or none; an order.json comes last.
using NewFiles = std::vector<NewFile>;

/// The deployment and, where it is wanted, its partner in undo/. `name` is a change_name, `taken` what stands in the
/// directory. The ordinal follows the highest one there, in its width. Throws base::Error (usage) when there is no
/// ordinal left or the name is too long for a file.
NewFiles new_change(const std::string& name, Directory directory, UndoFile undo, const std::vector<std::string>& taken);

/// A table in both places: its file in `group`, the entry in the order.json there, and the deployment, both with the
/// same CREATE TABLE; the partner in undo/ drops it.
NewFiles new_table(const TableName& table, const Group& group, const std::string& name, UndoFile undo,
                   const std::vector<std::string>& taken);

/// What the deployment of a new table is called when the user does not say: "add-order-line".
std::string name_of_addition(const TableName& table);

/// The group that new tables go to: `wish` ("4-tables" or "tables"), and without one the only group whose name contains
/// "table". Throws base::Error (usage), naming the groups, when there is none or more than one.
std::string choose_group(const std::vector<std::string>& groups, const std::string& wish);

}  // namespace pgmanager::authoring

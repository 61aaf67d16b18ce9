#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/given_names.hpp"
#include "authoring/tree_names.hpp"

namespace pgmanager::authoring {

/// Appends an entry to `text`, an order.json without findings: the file name under the number after the highest one.
/// The rest of the text is unchanged, and the new entry has the format of the others: indentation, spaces, line ends,
/// leading zeros. For an empty `text`, returns a new file. Throws base::Error (refused) if no number is left.
std::string with_entry(const std::string& text, const std::string& file);

/// The directory of a new change.
enum class Directory { deployment, manual_deployment };

/// Whether the deployment gets an undo file.
enum class UndoFile { no, yes };

/// The purpose of a file, for the message that says what to write into it.
enum class Purpose {
  deployment,
  manual_deployment,
  undo,
  create,
  changed_create,   ///< a file of create/ that gets another text
  order,            ///< a new entry in an order.json
  group,            ///< the order.json of a new group
  placeholder,      ///< keeps an empty directory in git
  settings,         ///< postgres-manager.json
  settings_schema,  ///< its JSON schema
  gitignore,
  pipeline,
  imported_list,  ///< which file was made from which one of another tool
  result,         ///< the result of a function, e.g. a dump
};

/// The name in JSON: "manual-deployment", "order-json", ...
const char* to_string(Purpose purpose);

/// A file to be written.
struct NewFile {
  std::string path;  ///< relative to the root
  std::string text;  ///< the complete content
  Purpose purpose = Purpose::deployment;

  /// Only files that are changed, and an older result, may exist already; other files are never overwritten.
  bool may_replace() const {
    return purpose == Purpose::order || purpose == Purpose::gitignore || purpose == Purpose::result ||
           purpose == Purpose::changed_create;
  }
};

/// Written together or not at all; order.json comes last.
using NewFiles = std::vector<NewFile>;

/// The deployment and, if wanted, its partner in undo/. `name` is a change_name, `taken` the file names in the
/// directory. The ordinal follows the highest existing one and has its width. Throws base::Error (usage) if no ordinal
/// is left or the name is too long for a file.
NewFiles new_change(const std::string& name, Directory directory, UndoFile undo, const std::vector<std::string>& taken);

/// A new table: its file in `group`, the entry in order.json, and the deployment with the same CREATE TABLE; the
/// partner in undo/ drops the table.
NewFiles new_table(const TableName& table, const Group& group, const std::string& name, UndoFile undo,
                   const std::vector<std::string>& taken);

/// The default name of the deployment of a new table: "add-order-line".
std::string name_of_addition(const TableName& table);

/// The group for new tables: `wish` ("4-tables" or "tables"), or if empty the only group whose name contains "table".
/// Throws base::Error (usage) with the names of the groups if there is none or more than one.
std::string choose_group(const std::vector<std::string>& groups, const std::string& wish);

}  // namespace pgmanager::authoring

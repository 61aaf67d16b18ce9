#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "authoring/new_files.hpp"
#include "dump/archive.hpp"
#include "dump/unit_text.hpp"

namespace pgmanager::dump {

/// A part of a file: the statements of a unit, or text that stays as it is.
struct Segment {
  std::string text;
  std::optional<Unit> unit = std::nullopt;
};

/// A file of create/ that has to be written, usually with one object of a database and what belongs to it.
struct ObjectFile {
  std::string path;   ///< relative to the root: "create/4-tables/tbl_person.sql"
  std::string title;  ///< what it contains: "table app.person"
  std::vector<Segment> segments;
  bool is_changed = false;  ///< the file exists, with another text

  std::string text() const;
};

/// The order.json of a group.
struct OrderOfGroup {
  std::string path;
  std::string text;
};

/// An object that create/ makes and the database does not have.
struct SurplusObject {
  std::string title;
  std::string path;  ///< of the file with its CREATE statement; empty: not found
};

/// create/ of a database, or what has to change in it.
struct CreateTree {
  std::vector<ObjectFile> files;     ///< in the order in which they run
  std::vector<OrderOfGroup> orders;  ///< of the groups that have new files
  std::vector<SurplusObject> surplus;
  /// Objects that differ and whose statement was not found in the files, e.g. because a DO block creates them: these
  /// stay as they are.
  std::vector<std::string> unplaced;
  std::vector<std::string> roles;  ///< that have to exist before it runs
};

/// Arranges the schema of a database, read by read_archive(), as files: one per object, in groups by kind. Pure.
CreateTree create_tree(std::vector<Entry> entries, const TextOptions& options);

/// Changes the text of a file that fails: the server then does not check a function, or does not fill a materialized
/// view. Returns false if there is nothing to change. Pure.
bool relax(ObjectFile& file, const TextOptions& options);

/// The roles that statements of the entries name, except the owner: they have to exist.
std::vector<std::string> roles_of(const std::vector<Entry>& entries, const TextOptions& options);

/// What to know about the files: connection options in them, texts that are not checked, views without rows.
std::vector<std::string> notices_of(const CreateTree& tree);

/// The files with the order.json of each group, ready to be written.
authoring::NewFiles new_files(const CreateTree& tree);

/// How a sentence of differences() ends for an entry that was found, but not expected.
inline constexpr std::string_view not_in_database = " is not in the database";

/// One sentence for each entry that is not the same in both: "table app.person is missing". The order, and that of
/// privileges, does not matter.
std::vector<std::string> differences(const std::vector<Entry>& expected, const std::vector<Entry>& found);

/// The order.json of a group with these files.
std::string order_json(const std::vector<std::string>& names);

/// What to call a unit in messages: "table app.person", "indexes of app.person".
std::string title_of(const Unit& unit);
/// The same for an entry: "index app.person_name", "trigger app.person touched".
std::string title_of(const Entry& entry);

/// The entries as they are compared, by title. Entries of the same title, e.g. default privileges of several roles, are
/// compared together.
std::map<std::string, std::multiset<std::string>> texts_by_title(const std::vector<Entry>& entries);

}  // namespace pgmanager::dump

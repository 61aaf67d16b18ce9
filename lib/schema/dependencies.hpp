#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "schema/snapshot.hpp"

/// What statements that change a schema need to know in addition to its snapshot.
namespace pgmanager::schema {

/// One object cannot exist without another one.
struct Dependency {
  /// Whether only the default of the dependent column needs the other object.
  enum class Of { object, default_value };

  std::uint32_t dependent = 0;  ///< index into Dependencies::names
  std::uint32_t needed = 0;     ///< likewise
  Of of = Of::object;

  friend auto operator<=>(const Dependency&, const Dependency&) = default;
};

/// The dependencies that the server has recorded between objects of a snapshot. Bodies of routines that are written in
/// a string have none. What the snapshot describes with another object is that object: the index of a constraint is the
/// constraint, the row type of a table is the table, a member of an extension is the extension.
struct Dependencies {
  std::vector<ObjectName> names;         ///< of all objects of the snapshot, in its order
  std::vector<Dependency> dependencies;  ///< ordered, each once
};

/// A snapshot with everything that is needed to write statements for it.
struct DetailedSnapshot {
  SchemaSnapshot schema;
  Dependencies dependencies;
  /// The columns of each view, e.g. "id integer" or `name text COLLATE "C"`. CREATE OR REPLACE VIEW can only add some.
  std::map<ObjectName, std::vector<std::string>> view_columns;
  /// Of the available extensions, the version that CREATE EXTENSION installs if none is named.
  std::map<std::string, std::string> extension_versions;
  /// The privileges that an object of the server or of an extension had at first, in the form of the attribute
  /// "privileges"; only of objects in the snapshot.
  std::map<ObjectName, std::string> initial_privileges;
};

}  // namespace pgmanager::schema

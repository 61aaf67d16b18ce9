#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::schema {

/// What an object is called. Never an OID, never put together: two objects are the same if kind and parts are.
struct ObjectName {
  std::string kind;  ///< PostgreSQL's own word for it: "table", "column", "foreign-data wrapper"
  /// Unquoted, the outermost first: {"calendar", "event", "title"} for a column. Types are written as in SQL, quoted
  /// where they have to be: the last part of a function, procedure, aggregate or operator lists those of its arguments
  /// ("integer, text", "" for none, "NONE" for the missing side of an operator); both parts of a cast are types, so is
  /// the first of a transform. The last part of operator classes and families is the access method. Default privileges
  /// are {role, "tables"} or {role, "tables", schema}; user mappings {role as in SQL or PUBLIC, server}.
  std::vector<std::string> parts;

  friend auto operator<=>(const ObjectName&, const ObjectName&) = default;
};

/// One thing that can be said of an object, e.g. "type" of a column. Owner, comment, privileges and the definition as
/// the server writes it are attributes like any other. A definition does not repeat the names of the object and its
/// parent: that of an index begins with "USING", that of a trigger with "BEFORE", "AFTER" or "INSTEAD OF".
struct Attribute {
  std::string_view name;  ///< lives as long as the program: lasting_name()
  std::string value;      ///< canonical; may have several lines

  friend bool operator==(const Attribute&, const Attribute&) = default;
};

/// One object of a database. A column, a constraint, an index, a trigger is an object of its own, whose parent is its
/// table. The parent of a sequence that belongs to a column is the column.
///
/// Some are there only where something is said of them that does not follow from something else: columns of views,
/// columns and constraints that a table inherits, indexes and triggers that a partition has from its table, indexes
/// behind constraints, members of extensions and the server's own objects. They have only those attributes.
struct Object {
  ObjectName name;
  std::optional<ObjectName> parent;   ///< goes and comes with it; none: stands for itself
  std::vector<Attribute> attributes;  ///< in the order of their names; what PostgreSQL does by default is left out
};

/// An object in a catalog that is not modelled: its attributes are not compared.
struct UnmodelledObject {
  std::string catalog;  ///< "pg_catalog.pg_transform"
  std::string name;     ///< as pg_describe_object says it
};

/// The whole user-visible catalog of a database as an ordered value. The same schema gives the same value on every
/// server of one major version, however it came about.
struct SchemaSnapshot {
  int server_version = 0;                    ///< as server_version_num, e.g. 150008
  std::vector<Object> objects;               ///< in the order of their names
  std::vector<UnmodelledObject> unmodelled;  ///< in the order of catalog and name
};

}  // namespace pgmanager::schema

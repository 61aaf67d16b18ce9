#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::schema {

/// What an object is called. Never an OID, never put together: two objects are the same if kind and parts are.
struct ObjectName {
  std::string kind;                ///< PostgreSQL's own word for it: "table", "column", "foreign-data wrapper"
  std::vector<std::string> parts;  ///< unquoted, the outermost first: {"calendar", "event", "title"} for a column

  friend auto operator<=>(const ObjectName&, const ObjectName&) = default;
};

/// One thing that can be said of an object, e.g. "type" of a column. Owner, comment, privileges and the definition as
/// the server writes it are attributes like any other.
struct Attribute {
  std::string_view name;  ///< lives as long as the program
  std::string value;      ///< canonical; may have several lines

  friend bool operator==(const Attribute&, const Attribute&) = default;
};

/// One object of a database. A column, a constraint, an index, a trigger is an object of its own, whose parent is its
/// table.
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

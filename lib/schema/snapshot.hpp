#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::schema {

/// The name of an object. It contains no OIDs and is not a joined string: two objects are the same if kind and parts
/// are equal.
struct ObjectName {
  std::string kind;  ///< PostgreSQL's own word for it: "table", "column", "foreign-data wrapper"
  /// Unquoted, the outermost first: {"calendar", "event", "title"} for a column. Types are written as in SQL, quoted if
  /// necessary: the last part of a function, procedure, aggregate or operator lists its argument types ("integer,
  /// text", "" for none, "NONE" for the missing side of an operator); both parts of a cast are types, and so is the
  /// first part of a transform. The last part of operator classes and families is the access method. Default privileges
  /// are {role, "tables"} or {role, "tables", schema}; user mappings {role as in SQL or PUBLIC, server}.
  std::vector<std::string> parts;

  friend auto operator<=>(const ObjectName&, const ObjectName&) = default;
};

/// An attribute of an object, e.g. "type" of a column. Owner, comment, privileges and the server's definition text are
/// attributes, too. A definition does not repeat the names of the object and its parent: that of an index begins with
/// "USING", that of a trigger with "BEFORE", "AFTER" or "INSTEAD OF".
struct Attribute {
  std::string_view name;  ///< exists until the program ends: lasting_name()
  std::string value;      ///< canonical; may have several lines

  friend bool operator==(const Attribute&, const Attribute&) = default;
};

/// An object of a database. Columns, constraints, indexes and triggers are objects of their own, whose parent is their
/// table. The parent of a sequence that belongs to a column is the column.
///
/// Some objects are in the snapshot only if they have attributes that do not follow from another object: columns of
/// views, inherited columns and constraints, indexes and triggers that a partition inherits from its table, indexes of
/// constraints, members of extensions and the server's own objects. They have these attributes only.
struct Object {
  ObjectName name;
  std::optional<ObjectName> parent;   ///< created and dropped with it; none: independent
  std::vector<Attribute> attributes;  ///< ordered by name; PostgreSQL's defaults are omitted
};

/// An object in a catalog that is not modelled: its attributes are not compared.
struct UnmodelledObject {
  std::string catalog;  ///< "pg_catalog.pg_transform"
  std::string name;     ///< as pg_describe_object prints it
};

/// The user-visible catalog of a database as an ordered value. Equal schemas have equal values on all servers of one
/// major version, however they were created.
struct SchemaSnapshot {
  int server_version = 0;                    ///< as server_version_num, e.g. 150008
  std::vector<Object> objects;               ///< ordered by name
  std::vector<UnmodelledObject> unmodelled;  ///< ordered by catalog and name
};

/// The object of that name; null if there is none.
const Object* find_object(const SchemaSnapshot& snapshot, const ObjectName& name);

/// The value of the attribute of that name; null if the object has none.
const std::string* find_attribute(const Object& object, std::string_view name);

/// Returns the stored copy of the text, which exists until the program ends. Used for Attribute::name. Safe to call
/// from several threads.
std::string_view lasting_name(std::string_view name);

}  // namespace pgmanager::schema

#pragma once

#include <string_view>

namespace pgmanager::dump {

/// The kinds of objects in the order in which they can usually be created. Those from `constraint` on are placed after
/// all others.
enum class Kind {
  schema,
  extension,
  type,
  early_function,  ///< a function that a table, or what precedes tables, needs
  text_search,
  operation,  ///< operators, their classes and families, casts, languages, ...
  foreign_data,
  sequence,
  table,
  function,
  view,
  constraint,
  index,
  rule,
  trigger,
  policy,
  publication,
  other,
  privilege,
  event_trigger,
};

inline constexpr Kind last_kind = Kind::event_trigger;

/// Whether objects of the kind come after everything that can be needed by others.
constexpr bool is_late(Kind kind) {
  return kind >= Kind::constraint;
}

/// The kind of an object by pg_dump's word for its type; `other` for an unknown one.
Kind kind_of(std::string_view type);

/// The name of the group for the kind: "tables".
std::string_view group_of(Kind kind);

/// What the names of files begin with, by pg_dump's word for the type: "tbl_".
std::string_view prefix_of(std::string_view type);

/// Whether an entry of this type is something that belongs to the object that it depends on, whatever it is: a comment,
/// privileges, a label.
bool is_remark(std::string_view type);

/// Whether an entry of this type belongs to a table, a view or another object with columns.
bool is_part_of_relation(std::string_view type);

/// A table, a view, ...: what has columns.
bool is_relation(std::string_view type);

/// FUNCTION, PROCEDURE or AGGREGATE.
bool is_routine(std::string_view type);

}  // namespace pgmanager::dump

#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/dependencies.hpp"
#include "schema/snapshot.hpp"

namespace pgmanager::diff {

/// The default of a column, and the column that owns a sequence, are facts of their own: each can be set and dropped
/// without its object, and they are what makes circles of dependencies possible.
inline constexpr std::string_view default_kind = "default";
inline constexpr std::string_view ownership_kind = "ownership";
/// That a table is typed (CREATE TABLE ... OF): while it is, its columns and the attributes of the type cannot change.
inline constexpr std::string_view typing_kind = "row type";
/// The functions of a base type need the type, and the type needs them: they are created for a shell, a type without
/// anything.
inline constexpr std::string_view shell_kind = "shell type";

using FactId = std::size_t;

/// A fact in one of the two schemas.
struct FactSide {
  const schema::Object* object =
      nullptr;                   ///< that describes the fact; null: it does not exist here, or is not described
  std::optional<FactId> parent;  ///< it is created and dropped with it
  std::vector<FactId> needs;     ///< facts without which it cannot exist, also the parent
  std::vector<FactId> needed_by;
};

/// An object, or a part of one that changes on its own, in both schemas.
struct Fact {
  schema::ObjectName name;
  FactSide before;
  FactSide after;
  /// Some attributes of something that another object creates, e.g. of a column of a view (schema::is_partial).
  bool is_partial = false;
};

/// The facts of two schemas, which must outlive the value.
class Facts {
 public:
  Facts(const schema::DetailedSnapshot& before, const schema::DetailedSnapshot& after);

  std::size_t size() const { return facts_.size(); }
  const Fact& operator[](FactId id) const { return facts_[id]; }
  std::optional<FactId> find(const schema::ObjectName& name) const;
  /// For a part that a table inherits: the object of that kind and name of the first table that it is inherited from,
  /// in the new schema. Null if that is not described, either.
  const schema::Object* inherited(const schema::ObjectName& part) const;

  /// The tables of which the new schema says that this one is a partition or a child, the first one only; null: none.
  const schema::Object* parent_table(const schema::Object& table) const;
  /// The parts of a table (kind: "column", "constraint", ...) that the new schema describes, ordered by name.
  std::span<const schema::Object> parts_of(const schema::Object& table, std::string_view kind) const;

  const schema::DetailedSnapshot& before() const { return before_; }
  const schema::DetailedSnapshot& after() const { return after_; }

 private:
  FactId id_of(const schema::ObjectName& name);
  void add(const schema::DetailedSnapshot& snapshot, FactSide Fact::*side);
  void add_object(const schema::Object& object, FactSide Fact::*side);
  void add_needed(const schema::DetailedSnapshot& snapshot, FactSide Fact::*side);
  void add_part(const schema::Object& object, FactId id, std::string_view kind, FactSide Fact::*side);
  void add_typings(const schema::DetailedSnapshot& snapshot, FactSide Fact::*side);
  void add_shells(FactSide Fact::*side);
  void need(FactId dependent, FactId needed, FactSide Fact::*side);

  const schema::DetailedSnapshot& before_;
  const schema::DetailedSnapshot& after_;
  std::vector<Fact> facts_;
  std::unordered_map<std::string, FactId> ids_;
};

}  // namespace pgmanager::diff

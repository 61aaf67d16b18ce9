#pragma once

#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "report/schema.hpp"

/// The order in which users look for an object: by schema, then by the object that it is part of. Not for use outside
/// lib/report.
namespace pgmanager::report {

/// The differences of a root object and of all its parts.
struct ObjectBranch {
  std::vector<const schema::ObjectDifference*> own;
  std::vector<const schema::ObjectDifference*> parts;
};

/// By the root object's name, which belongs to a snapshot.
using SchemaBranch = std::map<schema::ObjectName, ObjectBranch>;

/// By the name of the schema; empty: objects of the whole database.
using SchemaTree = std::map<std::string, SchemaBranch>;

SchemaTree tree_of(const SchemaComparison& comparison);

/// The root of an object: its table, or the object itself. Not its schema.
const schema::ObjectName& root_of(const schema::Object& object, const schema::SchemaSnapshot& snapshot);

/// The branch of the tree that contains a root.
std::string branch_of(const schema::ObjectName& root);

/// The name of a part below its root: "title" for column calendar.event.title.
std::string name_below(const schema::ObjectName& part, const schema::ObjectName& root);

/// The name of an object below its schema: "touch(integer)".
std::string name_in_schema(const schema::ObjectName& name);

/// The name of `other` beside `name`: the same object with another name, or in another schema.
std::string other_name(const schema::ObjectName& name, const schema::ObjectName& other, const schema::ObjectName& root);

/// The object of the left side if there is one, otherwise that of the right side.
const schema::Object& either(const schema::ObjectDifference& difference);

/// "only-left", "only-right", "changed", "renamed", "reordered": for programs.
const char* name_of(schema::ObjectDifference::What what);

/// The direct parts of each object.
class PartsByParent {
 public:
  explicit PartsByParent(const schema::SchemaSnapshot& snapshot);
  std::vector<const schema::Object*> operator[](const schema::Object& parent) const;

 private:
  using Part = std::pair<const schema::Object*, const schema::Object*>;
  std::vector<Part> parts_;  ///< parent and part, in the order of the parents' positions
};

/// The number of differences of each kind, by the value of What.
using DifferenceCounts = std::array<std::size_t, 5>;
DifferenceCounts counts_of(const std::vector<schema::ObjectDifference>& differences);
inline std::size_t count_of(const DifferenceCounts& counts, schema::ObjectDifference::What what) {
  return counts[static_cast<std::size_t>(what)];
}

}  // namespace pgmanager::report

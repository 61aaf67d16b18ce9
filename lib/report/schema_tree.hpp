#pragma once

#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "report/schema.hpp"

/// The order in which people look for an object: by schema, then by what it is part of. Not for use outside lib/report.
namespace pgmanager::report {

/// The differences of an object that stands for itself, and of all that is part of it.
struct ObjectBranch {
  std::vector<const schema::ObjectDifference*> own;
  std::vector<const schema::ObjectDifference*> parts;
};

/// By the object's name, which belongs to a snapshot.
using SchemaBranch = std::map<schema::ObjectName, ObjectBranch>;

/// By the name of the schema; empty: what belongs to the database as a whole.
using SchemaTree = std::map<std::string, SchemaBranch>;

SchemaTree tree_of(const SchemaComparison& comparison);

/// What an object is part of in the end: its table, or itself. Not its schema.
const schema::ObjectName& root_of(const schema::Object& object, const schema::SchemaSnapshot& snapshot);

/// The branch of the tree that a root stands in.
std::string branch_of(const schema::ObjectName& root);

/// How a part is called where its root is named already: "title" for column calendar.event.title.
std::string name_below(const schema::ObjectName& part, const schema::ObjectName& root);

/// How an object is called where its schema is named already: "touch(integer)".
std::string name_in_schema(const schema::ObjectName& name);

/// What `other` is called where `name` is known: the same object under another name, or in another schema.
std::string other_name(const schema::ObjectName& name, const schema::ObjectName& other, const schema::ObjectName& root);

/// The one that is there, the left one if both are.
const schema::Object& either(const schema::ObjectDifference& difference);

/// "only-left", "only-right", "changed", "renamed", "reordered": for programs.
const char* name_of(schema::ObjectDifference::What what);

/// What is directly part of what.
class PartsByParent {
 public:
  explicit PartsByParent(const schema::SchemaSnapshot& snapshot);
  std::vector<const schema::Object*> operator[](const schema::Object& parent) const;

 private:
  using Part = std::pair<const schema::Object*, const schema::Object*>;
  std::vector<Part> parts_;  ///< parent and part, in the order of the parents' places
};

/// How many differences there are of each kind, by the value of What.
using DifferenceCounts = std::array<std::size_t, 5>;
DifferenceCounts counts_of(const std::vector<schema::ObjectDifference>& differences);
inline std::size_t count_of(const DifferenceCounts& counts, schema::ObjectDifference::What what) {
  return counts[static_cast<std::size_t>(what)];
}

}  // namespace pgmanager::report

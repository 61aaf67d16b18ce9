#include "verify/compared_repeatables.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schema/object_name.hpp"
#include "source/statements.hpp"

namespace pgmanager::verify {

namespace {

using schema::ObjectName;

// The parts of an object are named after it: {schema, table, column}.
bool is_or_belongs_to(const ObjectName& name, const sql::DefinedObject& defined) {
  const std::string schema = schema::schema_of(name);
  if (!schema.empty() && !defined.schema.empty() && schema != defined.schema) return false;
  const std::string& own = schema::own_name(name);
  const bool is_relation_or_part = !schema.empty() && name.parts[1] == defined.name;
  if (defined.part.empty()) return own == defined.name || is_relation_or_part;
  // Of the relation only itself, and the part that is meant. The name of an index may not contain its table.
  const bool is_relation = is_relation_or_part && name.parts.size() == 2;
  return is_relation || (is_relation_or_part && own == defined.part) || (name.kind == "index" && own == defined.part);
}

bool concerns(const schema::ObjectDifference& difference, const sql::DefinedObject& defined) {
  const auto is_meant = [&](const schema::Object* object) {
    if (object == nullptr) return false;
    // An index of a view is not named after it, nor is the sequence of a column.
    const bool belongs = defined.part.empty() && object->parent && is_or_belongs_to(*object->parent, defined);
    return belongs || is_or_belongs_to(object->name, defined);
  };
  return is_meant(difference.left) || is_meant(difference.right);
}

std::string text_of(const schema::ObjectDifference& difference) {
  const schema::Object& object = difference.left != nullptr ? *difference.left : *difference.right;
  return fmt::format("{} differs", schema::with_kind(object.name));
}

// A statement before \gexec and the rows of a COPY have effects of their own.
sql::Definitions definitions_in(const source::LoadedFile& file) {
  sql::Definitions found = sql::definitions_of(source::texts_of(file.statements()));
  const auto generates = [](const source::Statement& each) { return each.runs_result; };
  if (std::ranges::any_of(file.statements(), generates)) {
    found.effect = sql::Effect::unknown;
    found.culprit = "\\gexec";
  }
  return found;
}

}  // namespace

std::string difference_of(const sql::Definitions& definitions,
                          const std::vector<schema::ObjectDifference>& differences) {
  if (definitions.effect == sql::Effect::unknown) {
    return fmt::format("a comparison of schemas does not show what its {} does", definitions.culprit);
  }
  if (definitions.effect == sql::Effect::schema && !differences.empty()) {
    return fmt::format("its {} may concern one of the objects that differ", definitions.culprit);
  }
  for (const sql::DefinedObject& defined : definitions.objects) {
    const auto found = std::find_if(differences.begin(), differences.end(),
                                    [&](const auto& difference) { return concerns(difference, defined); });
    if (found != differences.end()) return text_of(*found);
  }
  return "";
}

std::vector<plan::ComparedFile> compare_repeatables(const source::SourceTree& tree,
                                                    const result::ComparedSchemas& schemas) {
  std::vector<plan::ComparedFile> compared;
  for (const source::CreateGroup& group : tree.create) {
    if (!group.repeatable) continue;
    for (const source::SqlFile& file : group.files) {
      const source::LoadedFile loaded(tree.root, file, source::FileRole::repeatable, tree.variables);
      compared.push_back({.path = file.path,
                          .checksum = file.checksum,
                          .difference = difference_of(definitions_in(loaded), schemas.differences)});
    }
  }
  return compared;
}

}  // namespace pgmanager::verify

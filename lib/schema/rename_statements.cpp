#include "schema/rename_statements.hpp"

#include "schema/automatic_names.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::schema {

namespace {

// The index of a constraint has the constraint's name and is renamed with it.
bool follows(const Object& part, const Object& parent) {
  return part.name.kind == "index" && parent.name.kind == "constraint";
}

// Renames the parts before the object itself, because the statements refer to its old name.
void add_parts(const Object& from, const Unpaired& siblings, const Object& to, const Unpaired& other_siblings,
               std::vector<std::string>& statements) {
  const auto parts = siblings.parts_of(from);
  const auto others = other_siblings.parts_of(to);
  for (std::size_t i = 0; i < parts.size() && i < others.size(); ++i) {
    const Object& part = *parts[i];
    const Object& other = *others[i];
    if (own_name(part.name) != own_name(other.name) && can_be_renamed(part.name.kind) && !follows(part, from)) {
      statements.push_back(rename_statement(part, other.name));
    }
    if (std::string sequence = rename_identity_sequence(part, other); !sequence.empty()) {
      statements.push_back(std::move(sequence));
    }
    add_parts(part, siblings, other, other_siblings, statements);
  }
}

}  // namespace

std::vector<std::string> rename_statements(const Object& from, const Unpaired& siblings, const Object& to,
                                           const Unpaired& other_siblings) {
  std::vector<std::string> statements;
  if (schema_of(from.name) == schema_of(to.name)) add_parts(from, siblings, to, other_siblings, statements);
  statements.push_back(rename_statement(from, to.name));
  return statements;
}

}  // namespace pgmanager::schema

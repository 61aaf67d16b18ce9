#include "diff/title.hpp"

#include <fmt/format.h>

#include <set>
#include <vector>

#include "schema/object_name.hpp"

namespace pgmanager::diff {

namespace {

const char* word(Verb verb) {
  switch (verb) {
    case Verb::create: return "add";
    case Verb::change: return "change";
    case Verb::drop: return "drop";
  }
  return "";
}

const char* preposition(Verb verb) {
  switch (verb) {
    case Verb::create: return "to";
    case Verb::change: return "of";
    case Verb::drop: return "from";
  }
  return "";
}

// Columns, constraints and triggers are named with their table.
std::string title_of(const Statement& statement) {
  const schema::ObjectName& name = statement.object;
  const std::string own = name.parts.empty() ? "tables" : schema::own_name(name);
  constexpr std::size_t with_table = 3;
  const bool is_part = name.parts.size() == with_table && !schema::is_routine(name.kind);
  if (!is_part) return fmt::format("{} {}", word(statement.verb), own);
  return fmt::format("{} {} {} {}", word(statement.verb), own, preposition(statement.verb), name.parts[1]);
}

/// Of several statements, the one that says most about the change.
int rank(const Statement& statement) {
  const std::string& kind = statement.object.kind;
  const int of_verb = statement.verb == Verb::create ? 0 : statement.verb == Verb::change ? 1 : 2;
  const int of_kind = kind == "table" ? 0 : kind == "column" ? 1 : 2;
  return 3 * of_verb + of_kind;
}

}  // namespace

std::string title_of(const Changes& changes, Part part) {
  std::set<schema::ObjectName> objects;
  const Statement* first = nullptr;
  for (const Statement& each : changes.statements) {
    if (each.part != part) continue;
    objects.insert(each.object);
    if (first == nullptr || rank(each) < rank(*first)) first = &each;
  }
  if (first == nullptr) return "";
  const std::string title = title_of(*first);
  return objects.size() == 1 ? title : fmt::format("{} and {} more", title, objects.size() - 1);
}

}  // namespace pgmanager::diff

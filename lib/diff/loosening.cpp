#include "diff/loosening.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "diff/writing.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::diff {

namespace {

using schema::Object;

bool is_table(const Object& object) {
  return object.name.kind == "table" || object.name.kind == "foreign table";
}

bool differs(const Object& before, const Object& after, std::string_view attribute) {
  return value_of(before, attribute) != value_of(after, attribute);
}

void detach(const Object& table, std::vector<std::string>& statements) {
  const std::string_view parent = value_of(table, "partition of");
  if (!parent.empty()) {
    statements.push_back(fmt::format("ALTER TABLE {} DETACH PARTITION {}", parent, schema::spelled(table.name)));
  }
}

void attach(const Object& table, std::vector<std::string>& statements) {
  const std::string_view parent = value_of(table, "partition of");
  if (!parent.empty()) {
    statements.push_back(fmt::format("ALTER TABLE {} ATTACH PARTITION {} {}", parent, schema::spelled(table.name),
                                     value_of(table, "partition bound")));
  }
}

// The order of the parents counts: all after the first that differs are parted from, and joined again.
void add_parents(const Object& before, const Object& after, Loosening& loosening) {
  const std::vector<std::string> old_parents = split_names(value_of(before, "inherits"));
  const std::vector<std::string> new_parents = split_names(value_of(after, "inherits"));
  const auto [old_rest, new_rest] =
      std::mismatch(old_parents.begin(), old_parents.end(), new_parents.begin(), new_parents.end());
  const std::string table = schema::spelled(after.name);
  for (auto each = old_rest; each != old_parents.end(); ++each) {
    loosening.before.push_back(fmt::format("ALTER TABLE {} NO INHERIT {}", table, *each));
  }
  for (auto each = new_rest; each != new_parents.end(); ++each) {
    loosening.after.push_back(fmt::format("ALTER TABLE {} NO INHERIT {}", table, *each));
    loosening.last.push_back(fmt::format("ALTER TABLE {} INHERIT {}", table, *each));
  }
}

}  // namespace

Loosening loosen(const schema::SchemaSnapshot& before, const schema::SchemaSnapshot& after) {
  Loosening loosening;
  for (const Object& table : after.objects) {
    if (!is_table(table)) continue;
    const Object* old_table = schema::find_object(before, table.name);
    if (old_table == nullptr) continue;
    if (differs(*old_table, table, "partition of") || differs(*old_table, table, "partition bound")) {
      detach(*old_table, loosening.before);
      detach(table, loosening.after);
      attach(table, loosening.last);
    }
    if (differs(*old_table, table, "inherits")) add_parents(*old_table, table, loosening);
  }
  return loosening;
}

}  // namespace pgmanager::diff

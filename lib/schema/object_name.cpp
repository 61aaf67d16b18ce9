#include "schema/object_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "schema/identifier.hpp"

namespace pgmanager::schema {

namespace {

enum class Form {
  alone,         ///< ALTER INDEX app.a RENAME TO b
  in_database,   ///< ALTER SERVER a RENAME TO b; lives in no schema
  routine,       ///< ALTER FUNCTION app.f(integer) RENAME TO g
  with_method,   ///< ALTER OPERATOR CLASS app.c USING btree RENAME TO d
  on_parent,     ///< ALTER TRIGGER a ON app.t RENAME TO b
  in_parent,     ///< ALTER TABLE app.t RENAME CONSTRAINT a TO b
  never,         ///< cannot be renamed
  in_no_schema,  ///< likewise, and lives in no schema
};

struct Spelling {
  std::string_view kind;
  std::string_view words;  ///< behind ALTER, or for in_parent behind RENAME
  Form form = Form::alone;
};

constexpr std::array spellings = {
    Spelling{"aggregate", "AGGREGATE", Form::routine},
    Spelling{"cast", "", Form::in_no_schema},
    Spelling{"collation", "COLLATION"},
    Spelling{"column", "COLUMN", Form::in_parent},
    Spelling{"composite type", "TYPE"},
    Spelling{"constraint", "CONSTRAINT", Form::in_parent},
    Spelling{"conversion", "CONVERSION"},
    Spelling{"default privileges", "", Form::in_no_schema},
    Spelling{"domain", "DOMAIN"},
    Spelling{"domain constraint", "CONSTRAINT", Form::in_parent},
    Spelling{"enum type", "TYPE"},
    Spelling{"event trigger", "EVENT TRIGGER", Form::in_database},
    Spelling{"extension", "", Form::in_no_schema},
    Spelling{"foreign table", "FOREIGN TABLE"},
    Spelling{"foreign-data wrapper", "FOREIGN DATA WRAPPER", Form::in_database},
    Spelling{"function", "FUNCTION", Form::routine},
    Spelling{"index", "INDEX"},
    Spelling{"language", "LANGUAGE", Form::in_database},
    Spelling{"materialized view", "MATERIALIZED VIEW"},
    Spelling{"operator", "", Form::never},
    Spelling{"operator class", "OPERATOR CLASS", Form::with_method},
    Spelling{"operator family", "OPERATOR FAMILY", Form::with_method},
    Spelling{"policy", "POLICY", Form::on_parent},
    Spelling{"procedure", "PROCEDURE", Form::routine},
    Spelling{"publication", "PUBLICATION", Form::in_database},
    Spelling{"range type", "TYPE"},
    Spelling{"rule", "RULE", Form::on_parent},
    Spelling{"schema", "SCHEMA", Form::in_database},
    Spelling{"sequence", "SEQUENCE"},
    Spelling{"server", "SERVER", Form::in_database},
    Spelling{"statistics", "STATISTICS"},
    Spelling{"statistics object", "STATISTICS"},
    Spelling{"subscription", "SUBSCRIPTION", Form::in_database},
    Spelling{"table", "TABLE"},
    Spelling{"table constraint", "CONSTRAINT", Form::in_parent},
    Spelling{"text search configuration", "TEXT SEARCH CONFIGURATION"},
    Spelling{"text search dictionary", "TEXT SEARCH DICTIONARY"},
    Spelling{"text search parser", "TEXT SEARCH PARSER"},
    Spelling{"text search template", "TEXT SEARCH TEMPLATE"},
    Spelling{"transform", "", Form::in_no_schema},
    Spelling{"trigger", "TRIGGER", Form::on_parent},
    Spelling{"type", "TYPE"},
    Spelling{"user mapping", "", Form::in_no_schema},
    Spelling{"view", "VIEW"},
};

const Spelling* find_spelling(std::string_view kind) {
  const auto* const found =
      std::lower_bound(spellings.begin(), spellings.end(), kind,
                       [](const Spelling& spelling, std::string_view sought) { return spelling.kind < sought; });
  return found != spellings.end() && found->kind == kind ? found : nullptr;
}

Form form_of(std::string_view kind) {
  const Spelling* spelling = find_spelling(kind);
  return spelling == nullptr ? Form::never : spelling->form;
}

using Parts = std::vector<std::string>;

std::string join(Parts::const_iterator begin, Parts::const_iterator end, std::string_view separator,
                 std::string (*convert)(std::string_view)) {
  std::string text;
  for (auto part = begin; part != end; ++part) text.append(part == begin ? "" : separator).append(convert(*part));
  return text;
}

std::string as_it_is(std::string_view text) {
  return std::string(text);
}

// What renaming a routine, an operator class and the like has to name besides schema and name.
std::string spelled_with_rest(const Parts& parts, std::string_view open, std::string_view close,
                              std::string (*quote)(std::string_view)) {
  const auto name_end = parts.begin() + std::min<std::ptrdiff_t>(2, std::ssize(parts));
  return fmt::format("{}{}{}{}", join(parts.begin(), name_end, ".", quote), open,
                     join(name_end, parts.end(), ", ", as_it_is), close);
}

// count(*) and its like.
bool takes_any_row(const ObjectName& name) {
  return name.kind == "aggregate" &&
         std::all_of(name.parts.begin() + std::min<std::ptrdiff_t>(2, std::ssize(name.parts)), name.parts.end(),
                     [](const std::string& part) { return part.empty(); });
}

// The words behind RENAME: an attribute of a type is what a column is of a table.
std::string_view renamed_part(const Object& object, const Spelling& parent) {
  const std::string_view words = find_spelling(object.name.kind)->words;
  return parent.words == "TYPE" && words == "COLUMN" ? "ATTRIBUTE" : words;
}

std::string rename_in_parent(const Object& from, const std::string& old_name, const std::string& new_name) {
  const Spelling* parent = from.parent ? find_spelling(from.parent->kind) : nullptr;
  if (parent == nullptr) return "";
  return fmt::format("ALTER {} {} RENAME {} {} TO {}", parent->words, spelled(*from.parent),
                     renamed_part(from, *parent), old_name, new_name);
}

// An index and the like may be known with its table, but is addressed by its schema.
std::string addressed(const ObjectName& name) {
  if (form_of(name.kind) != Form::alone || name.parts.size() < 3) return spelled(name);
  return quote_identifier(name.parts.front()) + "." + quote_identifier(name.parts.back());
}

}  // namespace

std::string spelled(const ObjectName& name) {
  switch (form_of(name.kind)) {
    case Form::routine:
      return spelled_with_rest(name.parts, "(", takes_any_row(name) ? "*)" : ")", quote_identifier);
    case Form::with_method:
      return spelled_with_rest(name.parts, " USING ", "", quote_identifier);
    default:
      break;
  }
  if (name.kind == "operator") return spelled_with_rest(name.parts, "(", ")", as_it_is);
  if (name.kind == "cast") return join(name.parts.begin(), name.parts.end(), " AS ", as_it_is);
  return join(name.parts.begin(), name.parts.end(), ".", quote_identifier);
}

std::string with_kind(const ObjectName& name) {
  return name.kind + " " + spelled(name);
}

std::string schema_of(const ObjectName& name) {
  const Form form = form_of(name.kind);
  if (form == Form::in_database || form == Form::in_no_schema || name.parts.size() < 2) return "";
  return name.parts.front();
}

bool is_routine(const std::string& kind) {
  return form_of(kind) == Form::routine;
}

bool can_be_renamed(const std::string& kind) {
  const Form form = form_of(kind);
  return form != Form::never && form != Form::in_no_schema;
}

std::size_t own_part(const ObjectName& name) {
  const Form form = form_of(name.kind);
  const std::size_t last = name.parts.empty() ? 0 : name.parts.size() - 1;
  return form == Form::routine || form == Form::with_method ? std::min<std::size_t>(1, last) : last;
}

std::string rename_statement(const Object& from, const ObjectName& to) {
  const Spelling& spelling = *find_spelling(from.name.kind);
  const std::string old_name = quote_identifier(from.name.parts[own_part(from.name)]);
  const std::string new_name = quote_identifier(to.parts[own_part(to)]);
  switch (spelling.form) {
    case Form::in_parent:
      return rename_in_parent(from, old_name, new_name);
    case Form::on_parent:
      return fmt::format("ALTER {} {} ON {} RENAME TO {}", spelling.words, old_name,
                         from.parent ? spelled(*from.parent) : "", new_name);
    default:
      return fmt::format("ALTER {} {} RENAME TO {}", spelling.words, addressed(from.name), new_name);
  }
}

}  // namespace pgmanager::schema

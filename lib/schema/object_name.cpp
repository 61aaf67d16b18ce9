#include "schema/object_name.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "schema/identifier.hpp"

namespace pgmanager::schema {

namespace {

enum class Form {
  alone,               ///< ALTER INDEX app.a RENAME TO b
  in_database,         ///< ALTER SERVER a RENAME TO b; is in no schema
  routine,             ///< ALTER FUNCTION app.f(integer) RENAME TO g
  with_method,         ///< ALTER OPERATOR CLASS app.c USING btree RENAME TO d
  on_parent,           ///< ALTER TRIGGER a ON app.t RENAME TO b
  in_parent,           ///< ALTER TABLE app.t RENAME CONSTRAINT a TO b
  operator_of_types,   ///< app.+(integer, integer); cannot be renamed
  cast_of_types,       ///< integer AS text; likewise
  never,               ///< cannot be renamed, and is in no schema
  default_privileges,  ///< for role ann on tables in schema app; likewise
  transform,           ///< for app.pair language sql; likewise
  user_mapping,        ///< for ann on server there; likewise
};

struct Spelling {
  std::string_view kind;
  std::string_view words;  ///< after ALTER, or for in_parent after RENAME
  Form form = Form::alone;
};

constexpr std::array spellings = {
    Spelling{"aggregate", "AGGREGATE", Form::routine},
    Spelling{"attribute", "ATTRIBUTE", Form::in_parent},
    Spelling{"cast", "", Form::cast_of_types},
    Spelling{"collation", "COLLATION"},
    Spelling{"column", "COLUMN", Form::in_parent},
    Spelling{"composite type", "TYPE"},
    Spelling{"constraint", "CONSTRAINT", Form::in_parent},
    Spelling{"conversion", "CONVERSION"},
    Spelling{"default privileges", "", Form::default_privileges},
    Spelling{"domain", "DOMAIN"},
    Spelling{"domain constraint", "CONSTRAINT", Form::in_parent},
    Spelling{"enum type", "TYPE"},
    Spelling{"event trigger", "EVENT TRIGGER", Form::in_database},
    Spelling{"extension", "", Form::never},
    Spelling{"foreign table", "FOREIGN TABLE"},
    Spelling{"foreign-data wrapper", "FOREIGN DATA WRAPPER", Form::in_database},
    Spelling{"function", "FUNCTION", Form::routine},
    Spelling{"index", "INDEX"},
    Spelling{"language", "LANGUAGE", Form::in_database},
    Spelling{"materialized view", "MATERIALIZED VIEW"},
    Spelling{"operator", "", Form::operator_of_types},
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
    Spelling{"transform", "", Form::transform},
    Spelling{"trigger", "TRIGGER", Form::on_parent},
    Spelling{"type", "TYPE"},
    Spelling{"user mapping", "", Form::user_mapping},
    Spelling{"view", "VIEW"},
};

const Spelling* find_spelling(std::string_view kind) {
  const auto* const found =
      std::lower_bound(spellings.begin(), spellings.end(), kind,
                       [](const Spelling& spelling, std::string_view sought) { return spelling.kind < sought; });
  return found != spellings.end() && found->kind == kind ? found : nullptr;
}

/// Nothing for an unknown kind.
std::optional<Form> form_of(std::string_view kind) {
  const Spelling* spelling = find_spelling(kind);
  return spelling == nullptr ? std::nullopt : std::optional(spelling->form);
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

// Names a routine, an operator class or the like with what follows schema and name.
std::string spelled_with_rest(Parts::const_iterator begin, const Parts& parts, std::string_view open,
                              std::string_view close, std::string (*quote)(std::string_view)) {
  const auto name_end = parts.begin() + std::min<std::ptrdiff_t>(2, std::ssize(parts));
  return fmt::format("{}{}{}{}", join(begin, name_end, ".", quote), open, join(name_end, parts.end(), ", ", as_it_is),
                     close);
}

std::string spelled_in_words(const ObjectName& name) {
  const Parts& parts = name.parts;
  if (parts.size() < 2) return fmt::format("{}", fmt::join(parts, "."));
  switch (*form_of(name.kind)) {
    case Form::default_privileges:
      return fmt::format("for role {} on {}{}", quote_identifier(parts[0]), parts[1],
                         parts.size() > 2 ? " in schema " + quote_identifier(parts[2]) : "");
    case Form::transform: return fmt::format("for {} language {}", parts[0], quote_identifier(parts[1]));
    default: return fmt::format("for {} on server {}", parts[0], quote_identifier(parts[1]));
  }
}

bool is_of_the_database(Form form) {
  switch (form) {
    case Form::in_database:
    case Form::never:
    case Form::cast_of_types:
    case Form::default_privileges:
    case Form::transform:
    case Form::user_mapping: return true;
    default: return false;
  }
}

// True for count(*) and similar aggregates.
bool takes_any_row(const ObjectName& name) {
  return name.kind == "aggregate" &&
         std::all_of(name.parts.begin() + std::min<std::ptrdiff_t>(2, std::ssize(name.parts)), name.parts.end(),
                     [](const std::string& part) { return part.empty(); });
}

// The word after RENAME: types have attributes instead of columns.
std::string_view renamed_part(const Object& object, const Spelling& parent) {
  const std::string_view words = find_spelling(object.name.kind)->words;
  return parent.words == "TYPE" && words == "COLUMN" ? "ATTRIBUTE" : words;
}

std::string rename_in_parent(const Object& from, const std::string& old_name, const std::string& new_name) {
  const Spelling* parent = from.parent ? find_spelling(from.parent->kind) : nullptr;
  if (parent == nullptr) return "";
  // ALTER FOREIGN TABLE cannot rename constraints, ALTER TABLE can.
  const std::string_view words = parent->words == "FOREIGN TABLE" ? "TABLE" : parent->words;
  return fmt::format("ALTER {} {} RENAME {} {} TO {}", words, spelled(*from.parent), renamed_part(from, *parent),
                     old_name, new_name);
}

// The name of an index may contain its table, but statements name it by its schema only.
std::string addressed(const ObjectName& name) {
  if (form_of(name.kind) != Form::alone || name.parts.size() < 3) return spelled(name);
  return quote_identifier(name.parts.front()) + "." + quote_identifier(name.parts.back());
}

}  // namespace

std::string spelled(const ObjectName& name) {
  return spelled_without(name, 0);
}

std::string spelled_without(const ObjectName& name, std::size_t first_parts) {
  const auto begin = name.parts.begin() + static_cast<std::ptrdiff_t>(std::min(first_parts, own_part(name)));
  switch (form_of(name.kind).value_or(Form::alone)) {
    case Form::routine:
      return spelled_with_rest(begin, name.parts, "(", takes_any_row(name) ? "*)" : ")", quote_identifier);
    case Form::with_method: return spelled_with_rest(begin, name.parts, " USING ", "", quote_identifier);
    case Form::operator_of_types: return spelled_with_rest(begin, name.parts, "(", ")", as_it_is);
    case Form::cast_of_types: return join(name.parts.begin(), name.parts.end(), " AS ", as_it_is);
    case Form::default_privileges:
    case Form::transform:
    case Form::user_mapping: return spelled_in_words(name);
    default: return join(begin, name.parts.end(), ".", quote_identifier);
  }
}

std::string with_kind(const ObjectName& name) {
  return name.kind + " " + spelled(name);
}

std::string schema_of(const ObjectName& name) {
  const auto form = form_of(name.kind);
  return (form && is_of_the_database(*form)) || name.parts.size() < 2 ? "" : name.parts.front();
}

bool is_routine(const std::string& kind) {
  return form_of(kind) == Form::routine;
}

bool can_be_renamed(const std::string& kind) {
  const auto form = form_of(kind);
  if (!form || form == Form::operator_of_types) return false;
  return form == Form::in_database || !is_of_the_database(*form);
}

std::size_t own_part(const ObjectName& name) {
  const auto form = form_of(name.kind);
  const std::size_t last = name.parts.empty() ? 0 : name.parts.size() - 1;
  const bool has_rest = form == Form::routine || form == Form::with_method || form == Form::operator_of_types;
  return has_rest ? std::min<std::size_t>(1, last) : last;
}

std::string rename_statement(const Object& from, const ObjectName& to) {
  const Spelling& spelling = *find_spelling(from.name.kind);
  const std::string new_schema = schema_of(to);
  if (new_schema != schema_of(from.name)) {
    return fmt::format("ALTER {} {} SET SCHEMA {}", spelling.words, spelled(from.name), quote_identifier(new_schema));
  }
  const std::string old_name = quote_identifier(from.name.parts[own_part(from.name)]);
  const std::string new_name = quote_identifier(to.parts[own_part(to)]);
  switch (spelling.form) {
    case Form::in_parent: return rename_in_parent(from, old_name, new_name);
    case Form::on_parent:
      return fmt::format("ALTER {} {} ON {} RENAME TO {}", spelling.words, old_name,
                         from.parent ? spelled(*from.parent) : "", new_name);
    default: return fmt::format("ALTER {} {} RENAME TO {}", spelling.words, addressed(from.name), new_name);
  }
}

}  // namespace pgmanager::schema

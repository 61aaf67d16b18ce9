#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "diff/clauses.hpp"
#include "diff/kinds.hpp"
#include "schema/identifier.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::diff {

namespace {

using schema::Object;
using schema::quote_identifier;

using Lines = std::vector<std::string>;
using Form = Clause::Form;

// ---- types

constexpr std::array range_clauses = {
    Clause{"SUBTYPE", "subtype"},
    Clause{"SUBTYPE_OPCLASS", "subtype operator class"},
    Clause{"COLLATION", "subtype collation"},
    Clause{"CANONICAL", "canonical function", Form::function},
    Clause{"SUBTYPE_DIFF", "difference function", Form::function},
    Clause{"MULTIRANGE_TYPE_NAME", "multirange type"},
};

constexpr std::array base_clauses = {
    Clause{"INPUT", "input function", Form::function},
    Clause{"OUTPUT", "output function", Form::function},
    Clause{"RECEIVE", "receive function", Form::function},
    Clause{"SEND", "send function", Form::function},
    Clause{"TYPMOD_IN", "modifier input function", Form::function},
    Clause{"TYPMOD_OUT", "modifier output function", Form::function},
    Clause{"ANALYZE", "analyze function", Form::function},
    Clause{"SUBSCRIPT", "subscript function", Form::function},
    Clause{"CATEGORY", "category", Form::literal},
    Clause{"PREFERRED", "preferred"},
    Clause{"DEFAULT", "default", Form::literal},
    Clause{"ELEMENT", "element"},
    Clause{"DELIMITER", "delimiter", Form::literal},
    Clause{"COLLATABLE", "collatable"},
};

std::string storage_word(std::string_view letter) {
  if (letter == "p") return "plain";
  if (letter == "e") return "external";
  return letter == "m" ? "main" : "extended";
}

std::string alignment_word(std::string_view letter) {
  if (letter == "c") return "char";
  if (letter == "s") return "int2";
  return letter == "i" ? "int4" : "double";
}

std::string base_type(const Object& type) {
  Lines clauses = clauses_of(type, base_clauses);
  for (std::string& clause : clauses) {
    if (clause.ends_with(" = yes")) clause.replace(clause.size() - 3, 3, "true");
  }
  const std::string_view length = value_of(type, "length");
  clauses.push_back(fmt::format("INTERNALLENGTH = {}", length == "-1" ? "VARIABLE" : length));
  if (value_of(type, "passed by value") == "t") clauses.emplace_back("PASSEDBYVALUE");
  clauses.push_back("ALIGNMENT = " + alignment_word(value_of(type, "alignment")));
  clauses.push_back("STORAGE = " + storage_word(value_of(type, "storage")));
  return fmt::format("CREATE TYPE {} (\n    {}\n)", address_of(type), fmt::join(clauses, ",\n    "));
}

Lines labels_of(const Object* type) {
  return lines_of(value_of(type, "labels"));
}

void create_type(const Writing& writing) {
  const Object& type = writing.object();
  const std::string_view form = value_of(type, "form");
  const std::string name = address_of(type);
  if (form == "enum") {
    writing.add(fmt::format("CREATE TYPE {} AS ENUM ({})", name, joined(labels_of(&type))));
  } else if (form == "range") {
    writing.add(fmt::format("CREATE TYPE {} AS RANGE (\n    {}\n)", name,
                            fmt::join(clauses_of(type, range_clauses), ",\n    ")));
  } else if (form == "composite") {
    writing.add(fmt::format("CREATE TYPE {} AS ()", name));
  } else {
    writing.add(form == "base" ? base_type(type) : fmt::format("CREATE TYPE {}", name));
  }
}

void create_shell(const Writing& writing) {
  writing.add(filled("CREATE TYPE {object}", writing, {}));
}

// Labels can only be added.
bool adds_labels(const Writing& writing) {
  const Lines after = labels_of(writing.after);
  auto at = after.begin();
  for (const std::string& label : labels_of(writing.before)) {
    at = std::find(at, after.end(), label);
    if (at == after.end()) return false;
    ++at;
  }
  return true;
}

void add_labels(const Writing& writing) {
  const Lines before = labels_of(writing.before);
  const Lines after = labels_of(writing.after);
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (std::ranges::find(before, after[i]) != before.end()) continue;
    std::string place;
    if (i > 0) {
      place = i + 1 == after.size() ? "" : fmt::format(" AFTER {}", after[i - 1]);
    } else if (!before.empty()) {
      place = fmt::format(" BEFORE {}", before.front());
    }
    writing.add(filled("ALTER TYPE {object} ADD VALUE {value}", writing, after[i] + place));
  }
}

void rename_multirange(const Writing& writing) {
  const std::string_view before = value_of(writing.before, "multirange type");
  const std::string_view after = value_of(writing.after, "multirange type");
  const Lines parts = split_names(after);
  writing.add(fmt::format("ALTER TYPE {} RENAME TO {}", before, last_part(after)));
}

void set_type_function(const Writing& writing, std::string_view word, std::string_view attribute) {
  const std::string_view value = value_of(writing.after, attribute);
  writing.add(filled("ALTER TYPE {object} SET ({value})", writing,
                     fmt::format("{} = {}", word, value.empty() ? "NONE" : without_arguments(value))));
}

constexpr std::array type_attributes = {
    AttributeRule{.name = "labels", .on_change = OnChange::alter, .write = add_labels, .is_possible = adds_labels},
    AttributeRule{.name = "multirange type", .on_change = OnChange::alter, .write = rename_multirange},
    AttributeRule{.name = "receive function",
                  .on_change = OnChange::alter,
                  .write = [](const Writing& w) { set_type_function(w, "RECEIVE", "receive function"); }},
    AttributeRule{.name = "send function",
                  .on_change = OnChange::alter,
                  .write = [](const Writing& w) { set_type_function(w, "SEND", "send function"); }},
    AttributeRule{.name = "analyze function",
                  .on_change = OnChange::alter,
                  .write = [](const Writing& w) { set_type_function(w, "ANALYZE", "analyze function"); }},
    AttributeRule{.name = ""},  // all others
};

std::string attribute_definition(const Object& attribute) {
  const std::string_view collation = value_of(attribute, "collation");
  return fmt::format("{} {}{}", quote_identifier(attribute.name.parts.back()), value_of(attribute, "type"),
                     collation.empty() ? "" : fmt::format(" COLLATE {}", collation));
}

void add_attribute(const Writing& writing) {
  writing.add(filled("ALTER TYPE {parent} ADD ATTRIBUTE {value}", writing, attribute_definition(writing.object())));
}

void set_attribute_type(const Writing& writing) {
  const std::string_view collation = value_of(writing.after, "collation");
  writing.add(filled("ALTER TYPE {parent} ALTER ATTRIBUTE {own} TYPE {value}", writing,
                     fmt::format("{}{}", value_of(writing.after, "type"),
                                 collation.empty() ? "" : fmt::format(" COLLATE {}", collation))));
}

void set_attribute_collation(const Writing& writing) {
  if (value_of(writing.before, "type") == value_of(writing.after, "type")) set_attribute_type(writing);
}

constexpr std::array attribute_attributes = {
    AttributeRule{.name = "position", .on_change = OnChange::alter, .write = [](const Writing&) {}},
    AttributeRule{.name = "type", .on_change = OnChange::alter, .write = set_attribute_type},
    AttributeRule{.name = "collation", .on_change = OnChange::alter, .write = set_attribute_collation},
};

// ---- domains

void create_domain(const Writing& writing) {
  const Object& domain = writing.object();
  std::string text = fmt::format("CREATE DOMAIN {} AS {}", address_of(domain), value_of(domain, "type"));
  if (const auto collation = value_of(domain, "collation"); !collation.empty())
    text += fmt::format(" COLLATE {}", collation);
  if (const auto value = value_of(domain, "default"); !value.empty()) text += fmt::format(" DEFAULT {}", value);
  if (has(&domain, "not null")) {
    if (const auto name = value_of(domain, "not null constraint"); !name.empty()) text += fmt::format(" {}", name);
    text += " NOT NULL";
  }
  writing.add(std::move(text));
}

constexpr std::array domain_attributes = {
    AttributeRule{.name = "type"},
    AttributeRule{.name = "collation"},
    AttributeRule{.name = "default",
                  .on_change = OnChange::alter,
                  .set = "ALTER DOMAIN {object} SET DEFAULT {value}",
                  .reset = "ALTER DOMAIN {object} DROP DEFAULT"},
    AttributeRule{.name = "not null",
                  .on_change = OnChange::alter,
                  .set = "ALTER DOMAIN {object} SET NOT NULL",
                  .reset = "ALTER DOMAIN {object} DROP NOT NULL",
                  .effects = {.scans = true}},
};

const std::array type_kinds = {
    KindRule{.kind = "type",
             .words = "TYPE",
             .create = create_type,
             .attributes = type_attributes,
             .grant = "TYPE",
             .weight = 20},
    // The only CASCADE: PostgreSQL has no other way to drop a base type with the functions that need it and that it
    // needs. Everything else that needs the type has been dropped before.
    KindRule{.kind = shell_kind,
             .words = "TYPE",
             .create = create_shell,
             .drop = "DROP TYPE {object} CASCADE",
             .weight = 20},
    KindRule{.kind = "attribute",
             .words = "COLUMN",
             .create = add_attribute,
             .attributes = attribute_attributes,
             .drop = "ALTER TYPE {parent} DROP ATTRIBUTE {own}",
             .replaceable = Replaceable::loses_values,
             .weight = 20},
    KindRule{.kind = "domain",
             .words = "DOMAIN",
             .create = create_domain,
             .attributes = domain_attributes,
             .grant = "DOMAIN",
             .weight = 21},
};

}  // namespace

std::span<const KindRule> kinds_of_types() {
  return type_kinds;
}

}  // namespace pgmanager::diff

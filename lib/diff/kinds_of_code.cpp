#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "diff/kinds.hpp"
#include "schema/identifier.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::diff {

namespace {

using schema::Object;
using schema::quote_identifier;
using Lines = std::vector<std::string>;

std::string joined(const Lines& lines) {
  return fmt::format("{}", fmt::join(lines, ", "));
}

/// One clause of the list after CREATE: "SFUNC = int4pl".
struct Clause {
  std::string_view word;
  std::string_view attribute;
  enum class Form { text, function, operator_name, literal, flag } form = Form::text;
};

std::string clause_value(const Clause& clause, std::string_view value) {
  switch (clause.form) {
    case Clause::Form::text: return std::string(value);
    case Clause::Form::function: return without_arguments(value);
    case Clause::Form::operator_name: return fmt::format("OPERATOR({})", without_arguments(value));
    case Clause::Form::literal: return quote_literal(value);
    case Clause::Form::flag: return "";
  }
  return "";
}

Lines clauses_of(const Object& object, std::span<const Clause> clauses) {
  Lines lines;
  for (const Clause& clause : clauses) {
    if (!has(&object, clause.attribute)) continue;
    const std::string value = clause_value(clause, value_of(object, clause.attribute));
    lines.push_back(value.empty() ? std::string(clause.word) : fmt::format("{} = {}", clause.word, value));
  }
  return lines;
}

// ---- functions and procedures

// These settings are lists of names: each is quoted by itself.
bool is_list_of_names(std::string_view setting) {
  constexpr std::array lists = {"search_path", "temp_tablespaces", "session_preload_libraries",
                                "local_preload_libraries", "shared_preload_libraries"};
  return std::ranges::any_of(lists, [&](std::string_view each) { return each == setting; });
}

std::string unquoted(std::string_view name) {
  if (!name.starts_with('"')) return std::string(name);
  std::string text;
  for (std::size_t at = 1; at + 1 < name.size(); ++at) {
    text += name[at];
    if (name[at] == '"') ++at;
  }
  return text;
}

std::string setting_clause(const NamedValue& setting) {
  if (!is_list_of_names(setting.name)) {
    return fmt::format("SET {} TO {}", quote_setting(setting.name), quote_literal(setting.value));
  }
  Lines names;
  for (const std::string& each : split_names(setting.value)) names.push_back(quote_literal(unquoted(each)));
  if (names.empty()) names.emplace_back("''");
  return fmt::format("SET {} TO {}", setting.name, joined(names));
}

std::string dollar_quoted(std::string_view body) {
  std::string tag = "$$";
  for (int number = 0; body.find(tag) != std::string_view::npos || body.ends_with('$'); ++number) {
    tag = number == 0 ? "$_$" : fmt::format("$_{}$", number);
    if (body.find(tag) == std::string_view::npos) break;
  }
  return fmt::format("{}{}{}", tag, body, tag);
}

std::string body_clause(const Object& routine) {
  const std::string_view body = value_of(routine, "body");
  const std::string_view language = value_of(routine, "language");
  if (language == "sql" && (body.starts_with("BEGIN ATOMIC") || body.starts_with("RETURN "))) return std::string(body);
  if (const auto file = value_of(routine, "object file"); !file.empty()) {
    return fmt::format("AS {}, {}", quote_literal(file), quote_literal(body));
  }
  if (language == "internal") return fmt::format("AS {}", quote_literal(body));
  return fmt::format("AS {}", dollar_quoted(body));
}

std::string routine_name(const Object& routine) {
  return fmt::format("{}({})", table_of(routine.name), value_of(routine, "arguments"));
}

void create_routine(const Writing& writing) {
  const Object& routine = writing.object();
  std::string text = fmt::format("CREATE {}{} {}", writing.before != nullptr ? "OR REPLACE " : "", writing.rule.words,
                                 routine_name(routine));
  if (const auto result = value_of(routine, "result"); !result.empty()) text += fmt::format(" RETURNS {}", result);
  text += fmt::format("\n LANGUAGE {}", quote_identifier(value_of(routine, "language")));
  if (const auto types = value_of(routine, "transforms"); !types.empty()) {
    Lines lines;
    for (const std::string& type : split_names(types)) lines.push_back("FOR TYPE " + type);
    text += fmt::format(" TRANSFORM {}", joined(lines));
  }
  const auto add = [&](std::string_view attribute, std::string_view clause) {
    if (has(&routine, attribute)) text += fmt::format(" {}", clause);
  };
  add("window", "WINDOW");
  if (const auto volatility = value_of(routine, "volatility"); !volatility.empty()) {
    text += volatility == "stable" ? " STABLE" : " IMMUTABLE";
  }
  add("leakproof", "LEAKPROOF");
  add("strict", "STRICT");
  add("security definer", "SECURITY DEFINER");
  if (const auto parallel = value_of(routine, "parallel"); !parallel.empty()) {
    text += parallel == "safe" ? " PARALLEL SAFE" : " PARALLEL RESTRICTED";
  }
  add("cost", fmt::format("COST {}", value_of(routine, "cost")));
  add("rows", fmt::format("ROWS {}", value_of(routine, "rows")));
  add("support function", fmt::format("SUPPORT {}", without_arguments(value_of(routine, "support function"))));
  for (const NamedValue& each : named_values(value_of(routine, "settings"))) {
    text += fmt::format("\n {}", setting_clause(each));
  }
  writing.add(fmt::format("{}\n{}", text, body_clause(routine)));
}

void set_settings(const Writing& writing) {
  const auto before = named_values(value_of(writing.before, "settings"));
  const auto after = named_values(value_of(writing.after, "settings"));
  for (const NamedValue& each : before) {
    if (std::ranges::find(after, each.name, &NamedValue::name) == after.end()) {
      writing.add(filled("ALTER {words} {object} RESET {value}", writing, quote_setting(each.name)));
    }
  }
  for (const NamedValue& each : after) {
    const auto old = std::ranges::find(before, each.name, &NamedValue::name);
    if (old != before.end() && old->value == each.value) continue;
    writing.add(filled("ALTER {words} {object} {value}", writing, setting_clause(each)));
  }
}

constexpr std::array routine_attributes = {
    AttributeRule{.name = "arguments"},
    AttributeRule{.name = "result"},
    AttributeRule{.name = "window"},
    AttributeRule{.name = "language", .on_change = OnChange::recreate},
    AttributeRule{.name = "transforms", .on_change = OnChange::recreate},
    AttributeRule{.name = "object file", .on_change = OnChange::recreate},
    AttributeRule{.name = "body", .on_change = OnChange::recreate},
    AttributeRule{.name = "support function", .on_change = OnChange::recreate},
    AttributeRule{.name = "volatility",
                  .on_change = OnChange::alter,
                  .set = "ALTER {words} {object} {value}",
                  .reset = "ALTER {words} {object} VOLATILE"},
    AttributeRule{.name = "parallel",
                  .on_change = OnChange::alter,
                  .set = "ALTER {words} {object} PARALLEL {value}",
                  .reset = "ALTER {words} {object} PARALLEL UNSAFE"},
    AttributeRule{.name = "strict",
                  .on_change = OnChange::alter,
                  .set = "ALTER {words} {object} STRICT",
                  .reset = "ALTER {words} {object} CALLED ON NULL INPUT"},
    AttributeRule{.name = "security definer",
                  .on_change = OnChange::alter,
                  .set = "ALTER {words} {object} SECURITY DEFINER",
                  .reset = "ALTER {words} {object} SECURITY INVOKER"},
    AttributeRule{.name = "leakproof",
                  .on_change = OnChange::alter,
                  .set = "ALTER {words} {object} LEAKPROOF",
                  .reset = "ALTER {words} {object} NOT LEAKPROOF"},
    AttributeRule{.name = "cost", .on_change = OnChange::recreate},
    AttributeRule{.name = "rows",
                  .on_change = OnChange::alter,
                  .set = "ALTER {words} {object} ROWS {value}",
                  .reset = "ALTER {words} {object} ROWS 1000"},
    AttributeRule{.name = "settings", .on_change = OnChange::alter, .write = set_settings},
};

// ---- aggregates

using Form = Clause::Form;

constexpr std::array aggregate_clauses = {
    Clause{"SFUNC", "state function", Form::function},
    Clause{"STYPE", "state type"},
    Clause{"SSPACE", "state size"},
    Clause{"FINALFUNC", "final function", Form::function},
    Clause{"FINALFUNC_EXTRA", "final function with extra arguments", Form::flag},
    Clause{"COMBINEFUNC", "combine function", Form::function},
    Clause{"SERIALFUNC", "serialization function", Form::function},
    Clause{"DESERIALFUNC", "deserialization function", Form::function},
    Clause{"INITCOND", "initial value", Form::literal},
    Clause{"MSFUNC", "moving state function", Form::function},
    Clause{"MINVFUNC", "moving inverse function", Form::function},
    Clause{"MSTYPE", "moving state type"},
    Clause{"MSSPACE", "moving state size"},
    Clause{"MFINALFUNC", "moving final function", Form::function},
    Clause{"MFINALFUNC_EXTRA", "moving final function with extra arguments", Form::flag},
    Clause{"MINITCOND", "moving initial value", Form::literal},
    Clause{"SORTOP", "sort operator", Form::operator_name},
    Clause{"PARALLEL", "parallel"},
};

std::string modification(std::string_view value) {
  if (value == "r") return "READ_ONLY";
  return value == "s" ? "SHAREABLE" : "READ_WRITE";
}

void create_aggregate(const Writing& writing) {
  const Object& aggregate = writing.object();
  Lines clauses = clauses_of(aggregate, aggregate_clauses);
  if (const auto value = value_of(aggregate, "final function may modify the state"); !value.empty()) {
    clauses.push_back("FINALFUNC_MODIFY = " + modification(value));
  }
  if (const auto value = value_of(aggregate, "moving final function may modify the state"); !value.empty()) {
    clauses.push_back("MFINALFUNC_MODIFY = " + modification(value));
  }
  if (value_of(aggregate, "form") == "hypothetical set") clauses.emplace_back("HYPOTHETICAL");
  writing.add(fmt::format("CREATE {}AGGREGATE {} (\n    {}\n)", writing.before != nullptr ? "OR REPLACE " : "",
                          address_of(aggregate), fmt::join(clauses, ",\n    ")));
}

constexpr std::array aggregate_attributes = {
    AttributeRule{.name = "arguments"},
    AttributeRule{.name = "result"},
    AttributeRule{.name = "form"},
    AttributeRule{.name = "direct arguments"},
    AttributeRule{.name = "", .on_change = OnChange::recreate},  // all others
};

// ---- operators and what belongs to them

constexpr std::array operator_clauses = {
    Clause{"COMMUTATOR", "commutator", Form::operator_name},
    Clause{"NEGATOR", "negator", Form::operator_name},
    Clause{"RESTRICT", "restriction estimator", Form::function},
    Clause{"JOIN", "join estimator", Form::function},
    Clause{"HASHES", "hashes", Form::flag},
    Clause{"MERGES", "merges", Form::flag},
};

void create_operator(const Writing& writing) {
  const Object& object = writing.object();
  Lines clauses = {"FUNCTION = " + without_arguments(value_of(object, "function"))};
  const Lines types = split_names(object.name.parts[2]);
  if (types[0] != "NONE") clauses.push_back("LEFTARG = " + types[0]);
  if (types[1] != "NONE") clauses.push_back("RIGHTARG = " + types[1]);
  for (std::string& each : clauses_of(object, operator_clauses)) clauses.push_back(std::move(each));
  writing.add(fmt::format("CREATE OPERATOR {}.{} (\n    {}\n)", quote_identifier(object.name.parts[0]),
                          object.name.parts[1], fmt::join(clauses, ",\n    ")));
}

void set_restriction(const Writing& writing) {
  const std::string_view value = value_of(writing.after, "restriction estimator");
  writing.add(filled("ALTER OPERATOR {object} SET (RESTRICT = {value})", writing,
                     value.empty() ? "NONE" : without_arguments(value)));
}

void set_join(const Writing& writing) {
  const std::string_view value = value_of(writing.after, "join estimator");
  writing.add(filled("ALTER OPERATOR {object} SET (JOIN = {value})", writing,
                     value.empty() ? "NONE" : without_arguments(value)));
}

constexpr std::array operator_attributes = {
    AttributeRule{.name = "function"},
    AttributeRule{.name = "commutator"},
    AttributeRule{.name = "negator"},
    AttributeRule{.name = "hashes"},
    AttributeRule{.name = "merges"},
    AttributeRule{.name = "restriction estimator", .on_change = OnChange::alter, .write = set_restriction},
    AttributeRule{.name = "join estimator", .on_change = OnChange::alter, .write = set_join},
};

void create_operator_class(const Writing& writing) {
  const Object& object = writing.object();
  Lines members = lines_of(value_of(object, "members"));
  if (const auto storage = value_of(object, "storage"); !storage.empty()) {
    members.push_back(fmt::format("STORAGE {}", storage));
  }
  if (members.empty()) members.push_back(fmt::format("STORAGE {}", value_of(object, "type")));
  writing.add(fmt::format("CREATE OPERATOR CLASS {} {}FOR TYPE {} USING {} FAMILY {} AS\n    {}", table_of(object.name),
                          has(&object, "default") ? "DEFAULT " : "", value_of(object, "type"),
                          quote_identifier(object.name.parts[2]), value_of(object, "family"),
                          fmt::join(members, ",\n    ")));
}

constexpr std::array operator_class_attributes = {
    AttributeRule{.name = "family"},  AttributeRule{.name = "type"},    AttributeRule{.name = "default"},
    AttributeRule{.name = "storage"}, AttributeRule{.name = "members"},
};

void create_operator_family(const Writing& writing) {
  writing.add(filled("CREATE OPERATOR FAMILY {object}", writing, {}));
}

// "operator 1 (integer, integer)" for "operator 1 <(integer,integer)"; a function names the types itself.
std::string member_to_drop(const std::string& member) {
  if (member.starts_with("function ")) return member.substr(0, member.find(')') + 1);
  const std::size_t number_end = member.find(' ', std::string_view("operator ").size());
  const std::size_t types = member.find('(', number_end);
  return member.substr(0, number_end + 1) + member.substr(types, member.find(')', types) + 1 - types);
}

void set_members(const Writing& writing) {
  const Lines before = lines_of(value_of(writing.before, "members"));
  const Lines after = lines_of(value_of(writing.after, "members"));
  Lines gone;
  Lines added;
  for (const std::string& each : before) {
    if (std::ranges::find(after, each) == after.end()) gone.push_back(member_to_drop(each));
  }
  for (const std::string& each : after) {
    if (std::ranges::find(before, each) == before.end()) added.push_back(each);
  }
  if (!gone.empty()) writing.add(filled("ALTER OPERATOR FAMILY {object} DROP {value}", writing, joined(gone)));
  if (!added.empty()) writing.add(filled("ALTER OPERATOR FAMILY {object} ADD {value}", writing, joined(added)));
}

constexpr std::array operator_family_attributes = {
    AttributeRule{.name = "members", .on_change = OnChange::set, .write = set_members},
};

void create_cast(const Writing& writing) {
  const Object& cast = writing.object();
  const std::string_view function = value_of(cast, "function");
  std::string text = fmt::format("CREATE CAST {} ", address_of(cast));
  if (function == "with inout") {
    text += "WITH INOUT";
  } else if (function == "without function") {
    text += "WITHOUT FUNCTION";
  } else {
    text += fmt::format("WITH FUNCTION {}", function);
  }
  const std::string_view implicit = value_of(cast, "implicit");
  if (implicit == "in assignments") text += " AS ASSIGNMENT";
  if (implicit == "always") text += " AS IMPLICIT";
  writing.add(std::move(text));
}

constexpr std::array cast_attributes = {AttributeRule{.name = "function"}, AttributeRule{.name = "implicit"}};

void create_language(const Writing& writing) {
  const Object& language = writing.object();
  std::string text = fmt::format("CREATE {}{}LANGUAGE {}", writing.before != nullptr ? "OR REPLACE " : "",
                                 has(&language, "trusted") ? "TRUSTED " : "", address_of(language));
  const auto add = [&](std::string_view word, std::string_view attribute) {
    if (const auto value = value_of(language, attribute); !value.empty()) {
      text += fmt::format(" {} {}", word, without_arguments(value));
    }
  };
  add("HANDLER", "handler");
  add("INLINE", "inline handler");
  add("VALIDATOR", "validator");
  writing.add(std::move(text));
}

constexpr std::array language_attributes = {AttributeRule{.name = "", .on_change = OnChange::recreate}};

void create_transform(const Writing& writing) {
  const Object& transform = writing.object();
  Lines functions;
  if (const auto from = value_of(transform, "from SQL function"); !from.empty()) {
    functions.push_back(fmt::format("FROM SQL WITH FUNCTION {}", from));
  }
  if (const auto to = value_of(transform, "to SQL function"); !to.empty()) {
    functions.push_back(fmt::format("TO SQL WITH FUNCTION {}", to));
  }
  writing.add(fmt::format("CREATE {}TRANSFORM {} ({})", writing.before != nullptr ? "OR REPLACE " : "",
                          address_of(transform), joined(functions)));
}

constexpr std::array transform_attributes = {AttributeRule{.name = "", .on_change = OnChange::recreate}};

void create_access_method(const Writing& writing) {
  const Object& method = writing.object();
  writing.add(fmt::format("CREATE ACCESS METHOD {} TYPE {} HANDLER {}", address_of(method), value_of(method, "type"),
                          without_arguments(value_of(method, "handler"))));
}

constexpr std::array access_method_attributes = {AttributeRule{.name = "type"}, AttributeRule{.name = "handler"}};

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

// ---- collations, conversions, text search

constexpr std::array collation_clauses = {
    Clause{"PROVIDER", "provider"},
    Clause{"LC_COLLATE", "collate", Form::literal},
    Clause{"LC_CTYPE", "character type", Form::literal},
    Clause{"LOCALE", "locale", Form::literal},
    Clause{"RULES", "rules", Form::literal},
};

void create_collation(const Writing& writing) {
  const Object& collation = writing.object();
  Lines clauses = clauses_of(collation, collation_clauses);
  if (has(&collation, "deterministic")) clauses.emplace_back("DETERMINISTIC = false");
  writing.add(fmt::format("CREATE COLLATION {} ({})", address_of(collation), joined(clauses)));
}

constexpr std::array all_replace = {AttributeRule{.name = ""}};

void create_conversion(const Writing& writing) {
  const Object& conversion = writing.object();
  writing.add(fmt::format("CREATE {}CONVERSION {} FOR {} TO {} FROM {}", has(&conversion, "default") ? "DEFAULT " : "",
                          address_of(conversion), quote_literal(value_of(conversion, "from")),
                          quote_literal(value_of(conversion, "to")),
                          without_arguments(value_of(conversion, "function"))));
}

constexpr std::array parser_clauses = {
    Clause{"START", "start function", Form::function},
    Clause{"GETTOKEN", "token function", Form::function},
    Clause{"END", "end function", Form::function},
    Clause{"HEADLINE", "headline function", Form::function},
    Clause{"LEXTYPES", "token types function", Form::function},
};

void create_parser(const Writing& writing) {
  writing.add(filled("CREATE TEXT SEARCH PARSER {object} ({value})", writing,
                     joined(clauses_of(writing.object(), parser_clauses))));
}

constexpr std::array template_clauses = {
    Clause{"INIT", "init function", Form::function},
    Clause{"LEXIZE", "lexize function", Form::function},
};

void create_template(const Writing& writing) {
  writing.add(filled("CREATE TEXT SEARCH TEMPLATE {object} ({value})", writing,
                     joined(clauses_of(writing.object(), template_clauses))));
}

void create_dictionary(const Writing& writing) {
  const std::string_view options = value_of(writing.object(), "options");
  writing.add(
      filled("CREATE TEXT SEARCH DICTIONARY {object} (TEMPLATE = {value})", writing,
             fmt::format("{}{}{}", value_of(writing.object(), "template"), options.empty() ? "" : ", ", options)));
}

Lines option_names(std::string_view options) {
  Lines names;
  bool quoted = false;
  std::string name;
  bool in_name = true;
  for (const char c : options) {
    if (c == '\'') quoted = !quoted;
    if (quoted) continue;
    if (c == '=') in_name = false;
    if (c == ',') {
      names.push_back(std::move(name));
      name.clear();
      in_name = true;
    } else if (in_name && c != ' ') {
      name += c;
    }
  }
  if (!name.empty()) names.push_back(std::move(name));
  return names;
}

void set_dictionary_options(const Writing& writing) {
  const std::string_view after = value_of(writing.after, "options");
  const Lines kept = option_names(after);
  Lines list;
  for (const std::string& name : option_names(value_of(writing.before, "options"))) {
    if (std::ranges::find(kept, name) == kept.end()) list.push_back(name);
  }
  if (!after.empty()) list.emplace_back(after);
  writing.add(filled("ALTER TEXT SEARCH DICTIONARY {object} ({value})", writing, joined(list)));
}

constexpr std::array dictionary_attributes = {
    AttributeRule{.name = "template"},
    AttributeRule{.name = "options", .on_change = OnChange::alter, .write = set_dictionary_options},
};

void create_configuration(const Writing& writing) {
  writing.add(filled("CREATE TEXT SEARCH CONFIGURATION {object} (PARSER = {value})", writing,
                     value_of(writing.object(), "parser")));
}

struct Mapping {
  std::string token;
  std::string dictionaries;
};

std::vector<Mapping> mappings_of(const Object* configuration) {
  std::vector<Mapping> mappings;
  for (const std::string& line : lines_of(value_of(configuration, "mappings"))) {
    const std::size_t colon = line.find(": ");
    mappings.push_back({.token = line.substr(0, colon), .dictionaries = line.substr(colon + 2)});
  }
  return mappings;
}

void set_mappings(const Writing& writing) {
  const auto before = mappings_of(writing.before);
  const auto after = mappings_of(writing.after);
  const auto add = [&](std::string_view verb, const Mapping& mapping, bool with) {
    writing.add(filled(fmt::format("ALTER TEXT SEARCH CONFIGURATION {{object}} {} MAPPING FOR {{value}}", verb),
                       writing, mapping.token + (with ? " WITH " + mapping.dictionaries : "")));
  };
  for (const Mapping& each : before) {
    if (std::ranges::find(after, each.token, &Mapping::token) == after.end()) add("DROP", each, false);
  }
  for (const Mapping& each : after) {
    const auto old = std::ranges::find(before, each.token, &Mapping::token);
    if (old == before.end()) add("ADD", each, true);
    if (old != before.end() && old->dictionaries != each.dictionaries) add("ALTER", each, true);
  }
}

constexpr std::array configuration_attributes = {
    AttributeRule{.name = "parser"},
    AttributeRule{.name = "mappings", .on_change = OnChange::set, .write = set_mappings},
};

// ---- event triggers

void create_event_trigger(const Writing& writing) {
  const Object& trigger = writing.object();
  std::string text = fmt::format("CREATE EVENT TRIGGER {} ON {}", address_of(trigger), value_of(trigger, "event"));
  if (const auto tags = value_of(trigger, "tags"); !tags.empty()) {
    Lines quoted;
    for (const std::string& tag : split_names(tags)) quoted.push_back(quote_literal(tag));
    text += fmt::format(" WHEN TAG IN ({})", joined(quoted));
  }
  writing.add(fmt::format("{} EXECUTE FUNCTION {}()", text, without_arguments(value_of(trigger, "function"))));
}

void set_event_trigger_enabled(const Writing& writing) {
  const std::string_view value = value_of(writing.after, "enabled");
  const char* verb = "ENABLE";
  if (value == "no") verb = "DISABLE";
  if (value == "on a replica") verb = "ENABLE REPLICA";
  if (value == "always") verb = "ENABLE ALWAYS";
  writing.add(filled("ALTER EVENT TRIGGER {object} {value}", writing, verb));
}

constexpr std::array event_trigger_attributes = {
    AttributeRule{.name = "event"},
    AttributeRule{.name = "function"},
    AttributeRule{.name = "tags"},
    AttributeRule{.name = "enabled", .on_change = OnChange::set, .write = set_event_trigger_enabled},
};

const std::array code_kinds = {
    KindRule{.kind = "access method",
             .words = "ACCESS METHOD",
             .create = create_access_method,
             .attributes = access_method_attributes,
             .weight = 15},
    KindRule{
        .kind = "collation", .words = "COLLATION", .create = create_collation, .attributes = all_replace, .weight = 10},
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
    KindRule{.kind = "function",
             .words = "FUNCTION",
             .create = create_routine,
             .attributes = routine_attributes,
             .grant = "FUNCTION",
             .weight = 30},
    KindRule{.kind = "procedure",
             .words = "PROCEDURE",
             .create = create_routine,
             .attributes = routine_attributes,
             .grant = "PROCEDURE",
             .weight = 31},
    KindRule{.kind = "aggregate",
             .words = "AGGREGATE",
             .address = Address::aggregate,
             .create = create_aggregate,
             .attributes = aggregate_attributes,
             .grant = "FUNCTION",
             .weight = 32},
    KindRule{.kind = "operator",
             .words = "OPERATOR",
             .address = Address::operator_of_types,
             .create = create_operator,
             .attributes = operator_attributes,
             .weight = 33},
    KindRule{.kind = "operator family",
             .words = "OPERATOR FAMILY",
             .create = create_operator_family,
             .attributes = operator_family_attributes,
             .weight = 34},
    KindRule{.kind = "operator class",
             .words = "OPERATOR CLASS",
             .create = create_operator_class,
             .attributes = operator_class_attributes,
             .weight = 35},
    KindRule{.kind = "cast",
             .words = "CAST",
             .address = Address::cast,
             .create = create_cast,
             .attributes = cast_attributes,
             .weight = 36},
    KindRule{.kind = "language",
             .words = "LANGUAGE",
             .create = create_language,
             .attributes = language_attributes,
             .grant = "LANGUAGE",
             .weight = 16},
    KindRule{.kind = "transform",
             .words = "TRANSFORM",
             .address = Address::transform,
             .create = create_transform,
             .attributes = transform_attributes,
             .weight = 37},
    KindRule{.kind = "conversion",
             .words = "CONVERSION",
             .create = create_conversion,
             .attributes = all_replace,
             .weight = 38},
    KindRule{.kind = "text search parser",
             .words = "TEXT SEARCH PARSER",
             .create = create_parser,
             .attributes = all_replace,
             .weight = 11},
    KindRule{.kind = "text search template",
             .words = "TEXT SEARCH TEMPLATE",
             .create = create_template,
             .attributes = all_replace,
             .weight = 12},
    KindRule{.kind = "text search dictionary",
             .words = "TEXT SEARCH DICTIONARY",
             .create = create_dictionary,
             .attributes = dictionary_attributes,
             .weight = 13},
    KindRule{.kind = "text search configuration",
             .words = "TEXT SEARCH CONFIGURATION",
             .create = create_configuration,
             .attributes = configuration_attributes,
             .weight = 14},
    KindRule{.kind = "event trigger",
             .words = "EVENT TRIGGER",
             .create = create_event_trigger,
             .attributes = event_trigger_attributes,
             .weight = 80},
};

}  // namespace

std::span<const KindRule> kinds_of_code() {
  return code_kinds;
}

}  // namespace pgmanager::diff

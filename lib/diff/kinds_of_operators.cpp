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

const std::array operator_kinds = {
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
    KindRule{.kind = "access method",
             .words = "ACCESS METHOD",
             .create = create_access_method,
             .attributes = access_method_attributes,
             .weight = 15},
};

}  // namespace

std::span<const KindRule> kinds_of_operators() {
  return operator_kinds;
}

}  // namespace pgmanager::diff

#include "diff/kinds.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>

#include "diff/privileges.hpp"
#include "schema/attributes.hpp"
#include "schema/identifier.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::diff {

namespace {

using schema::Object;

void set_comment(const Writing& writing) {
  const KindRule& rule = writing.rule;
  const std::string text = has(writing.after, "comment") ? quote_literal(value_of(writing.after, "comment")) : "NULL";
  const std::string_view words = rule.comment.empty() ? rule.words : rule.comment;
  writing.add(filled(fmt::format("COMMENT ON {} {{object}} IS {{value}}", words), writing, text));
}

std::map<std::string, std::string> security_labels_of(const Object* object) {
  std::map<std::string, std::string> labels;
  for (const std::string& line : lines_of(value_of(object, "security labels"))) {
    const std::size_t colon = line.find(": ");
    if (colon != std::string::npos) labels.emplace(line.substr(0, colon), line.substr(colon + 2));
  }
  return labels;
}

void set_security_labels(const Writing& writing) {
  const auto before = security_labels_of(writing.before);
  const auto after = security_labels_of(writing.after);
  const auto add = [&](const std::string& provider, const std::string& text) {
    writing.add(filled(fmt::format("SECURITY LABEL FOR {} ON {} {{object}} IS {{value}}",
                                   schema::quote_identifier(provider), writing.rule.words),
                       writing, text));
  };
  for (const auto& [provider, label] : before) {
    if (!after.contains(provider)) add(provider, "NULL");
  }
  for (const auto& [provider, label] : after) {
    const auto old = before.find(provider);
    if (old == before.end() || old->second != label) add(provider, quote_literal(label));
  }
}

// The owner that the object has after CREATE is the role that runs it.
void set_owner(const Writing& writing) {
  const std::string_view after = value_of(writing.after, "owner");
  if (after.empty() || (writing.before == nullptr && after == writing.options.role)) return;
  // The sequence of a serial column gets the owner of the table.
  if (has(writing.before, "owned by") && has(writing.after, "owned by")) return;
  writing.add(filled("ALTER {words} {object} OWNER TO {value}", writing, schema::quote_identifier(after)));
}

std::string owner_of(const Writing& writing) {
  const Object& object = writing.object();
  if (has(&object, "owner")) return std::string(value_of(object, "owner"));
  // Columns have the owner of their table.
  const Object* parent = object.parent ? schema::find_object(writing.facts.after().schema, *object.parent) : nullptr;
  if (has(parent, "owner")) return std::string(value_of(parent, "owner"));
  return writing.options.role;
}

std::string initial_privileges(const Writing& writing) {
  for (const auto* snapshot : {&writing.facts.before(), &writing.facts.after()}) {
    const auto found = snapshot->initial_privileges.find(writing.object().name);
    if (found != snapshot->initial_privileges.end()) return found->second;
  }
  const std::string usual = schema::default_privileges(writing.object().name.kind, writing.server_version());
  return usual.empty() ? "none" : usual;
}

// The owner before this statement, if it is another one than afterwards.
bool changes_owner(const Writing& writing) {
  if (!has(writing.after, "owner")) return false;
  const std::string_view before = writing.before == nullptr ? writing.options.role : value_of(writing.before, "owner");
  return before != value_of(writing.after, "owner");
}

void set_privileges(const Writing& writing) {
  const Object& object = writing.object();
  const schema::DetailedSnapshot& old_schema = writing.facts.before();
  std::string before(value_of(writing.before, "privileges"));
  std::string after(value_of(writing.after, "privileges"));
  const bool is_created = writing.before == nullptr && !schema::is_partial(object) && object.name.kind != "column";
  if (before.empty()) {
    before =
        is_created ? privileges_at_first(object, old_schema.schema, writing.options.role) : initial_privileges(writing);
  }
  if (after.empty()) after = initial_privileges(writing);
  if (changes_owner(writing)) before = privileges_of_new_owner(before, value_of(writing.after, "owner"));
  const bool is_column = object.name.kind == "column";
  const Granted granted{.object = is_column ? fmt::format("TABLE {}", table_of(object.name))
                                            : fmt::format("{} {}", writing.rule.grant, address_of(object)),
                        .column = is_column ? schema::quote_identifier(object.name.parts.back()) : "",
                        .owner = owner_of(writing)};
  for (std::string& sql : change_privileges(before, after, granted)) writing.add(std::move(sql));
}

void set_extension_dependencies(const Writing& writing) {
  const auto before = split_names(value_of(writing.before, "depends on extension"));
  const auto after = split_names(value_of(writing.after, "depends on extension"));
  const auto add = [&](std::string_view verb, const std::string& extension) {
    writing.add(filled(fmt::format("ALTER {{words}} {{object}} {} ON EXTENSION {{value}}", verb), writing, extension));
  };
  for (const std::string& each : before) {
    if (std::ranges::find(after, each) == after.end()) add("NO DEPENDS", each);
  }
  for (const std::string& each : after) {
    if (std::ranges::find(before, each) == before.end()) add("DEPENDS", each);
  }
}

constexpr std::array common_attributes = {
    AttributeRule{.name = "owner", .on_change = OnChange::set, .write = set_owner},
    AttributeRule{.name = "comment", .on_change = OnChange::set, .write = set_comment},
    AttributeRule{.name = "privileges", .on_change = OnChange::set, .write = set_privileges},
    AttributeRule{.name = "security labels", .on_change = OnChange::set, .write = set_security_labels},
    AttributeRule{.name = "depends on extension", .on_change = OnChange::set, .write = set_extension_dependencies},
};

const KindRule unknown = {.kind = "", .words = ""};

}  // namespace

void change_parameters(const Writing& writing, std::string_view attribute, const std::string& alter) {
  const auto before = named_values(value_of(writing.before, attribute));
  const auto after = named_values(value_of(writing.after, attribute));
  std::string changed;
  std::vector<std::string> gone;
  for (const NamedValue& each : after) {
    const auto old = std::ranges::find(before, each.name, &NamedValue::name);
    if (old != before.end() && old->value == each.value) continue;
    changed += (changed.empty() ? "" : "\n") + each.name + "=" + each.value;
  }
  for (const NamedValue& each : before) {
    if (std::ranges::find(after, each.name, &NamedValue::name) == after.end()) gone.push_back(each.name);
  }
  if (!changed.empty()) writing.add(fmt::format("{} SET ({})", alter, as_parameters(changed)));
  if (!gone.empty()) writing.add(fmt::format("{} RESET ({})", alter, fmt::join(gone, ", ")));
}

void change_options(const Writing& writing) {
  const std::string changed = changed_options(value_of(writing.before, "options"), value_of(writing.after, "options"));
  if (!changed.empty())
    writing.add(fmt::format("{} OPTIONS ({})", filled("ALTER {words} {object}", writing, {}), changed));
}

constexpr int with_set_access_method = 150000;

bool can_set_access_method(const Writing& writing) {
  return writing.server_version() >= with_set_access_method && !has(&writing.object(), "partition key");
}

std::string_view enabling_verb(std::string_view value) {
  if (value == "no") return "DISABLE";
  if (value == "on a replica") return "ENABLE REPLICA";
  return value == "always" ? "ENABLE ALWAYS" : "ENABLE";
}

bool differs(const Writing& writing, std::string_view attribute) {
  return has(writing.before, attribute) != has(writing.after, attribute) ||
         value_of(writing.before, attribute) != value_of(writing.after, attribute);
}

const KindRule& rule_of(std::string_view kind) {
  for (const auto& rules : {kinds_of_tables(), kinds_of_columns(), kinds_of_constraints(), kinds_of_views(),
                            kinds_of_routines(), kinds_of_types(), kinds_of_schemas(), kinds_of_operators(),
                            kinds_of_text_search(), kinds_of_foreign_data(), kinds_of_publications()}) {
    const auto found = std::ranges::find(rules, kind, &KindRule::kind);
    if (found != rules.end()) return *found;
  }
  return unknown;
}

const AttributeRule* attribute_rule(const KindRule& rule, std::string_view attribute) {
  const auto own = std::ranges::find(rule.attributes, attribute, &AttributeRule::name);
  if (own != rule.attributes.end()) return &*own;
  const auto* const common = std::ranges::find(common_attributes, attribute, &AttributeRule::name);
  if (common != common_attributes.end()) return common;
  const auto others = std::ranges::find(rule.attributes, std::string_view(), &AttributeRule::name);
  return others == rule.attributes.end() ? nullptr : &*others;
}

}  // namespace pgmanager::diff

#pragma once

#include <span>
#include <string_view>

#include "diff/writing.hpp"

/// What the statements for each kind of object look like: one table row per kind and per attribute. Nothing else in
/// this module knows a kind by name, except tables, columns and routines, whose CREATE is put together from parts.
namespace pgmanager::diff {

/// How statements name an object.
enum class Address {
  plain,              ///< app.person, app.f(integer), app.c USING btree
  in_schema,          ///< first and last part of the name
  on_table,           ///< touched ON app.person
  on_domain,          ///< is_positive ON DOMAIN app.positive
  aggregate,          ///< app.nth(double precision ORDER BY double precision)
  operator_of_types,  ///< app.< (integer, integer)
  cast,               ///< (integer AS text)
  transform,          ///< FOR app.pair LANGUAGE sql
  user_mapping,       ///< FOR ann SERVER there
};

/// What happens if an attribute differs.
enum class OnChange {
  replace,   ///< CREATE contains it; the object is dropped and created again
  recreate,  ///< CREATE OR REPLACE contains it
  alter,     ///< CREATE contains it, and a statement changes it
  set,       ///< only a statement sets it, after CREATE
};

using WriteChange = void (*)(const Writing&);

struct AttributeRule {
  std::string_view name;
  OnChange on_change = OnChange::replace;
  std::string_view set = {};    ///< pattern of the statement that sets {value}
  std::string_view reset = {};  ///< likewise if the attribute is missing afterwards; empty: not possible in place
  WriteChange write = nullptr;  ///< instead of the patterns
  Effects effects = {};
  /// Whether the change is possible in place; null: yes.
  bool (*is_possible)(const Writing&) = nullptr;
  /// Whether values are lost or rounded; null: no.
  bool (*loses_data)(const Writing&) = nullptr;
};

/// Whether an object can be dropped and created again.
enum class Replaceable {
  yes,
  loses_values,  ///< its rows or values are gone afterwards
};

struct KindRule {
  std::string_view kind;
  std::string_view words;  ///< after CREATE, ALTER and DROP: "TABLE"
  Address address = Address::plain;
  WriteChange create = nullptr;  ///< null: another object creates it
  std::span<const AttributeRule> attributes = {};
  std::string_view drop = "DROP {words} {object}";
  std::string_view grant = {};    ///< after ON in GRANT; empty: there are no privileges
  std::string_view comment = {};  ///< after COMMENT ON if not `words`
  Replaceable replaceable = Replaceable::yes;
  int weight = 0;  ///< of objects that may be created in any order, those with a smaller one come first
  /// Whether CREATE OR REPLACE can make one of the other; null: yes if an attribute says OnChange::recreate.
  bool (*can_recreate)(const Writing&) = nullptr;
};

/// The rule for a kind; one without statements if the kind is unknown.
const KindRule& rule_of(std::string_view kind);

/// The rule for an attribute: that of the kind, or one of those that all kinds have (owner, comment, privileges, ...);
/// null if there is none.
const AttributeRule* attribute_rule(const KindRule& rule, std::string_view attribute);

/// The rules of kinds_of_*.cpp.
std::span<const KindRule> kinds_of_schemas();
std::span<const KindRule> kinds_of_tables();
std::span<const KindRule> kinds_of_columns();
std::span<const KindRule> kinds_of_constraints();
std::span<const KindRule> kinds_of_views();
std::span<const KindRule> kinds_of_types();
std::span<const KindRule> kinds_of_routines();
std::span<const KindRule> kinds_of_operators();
std::span<const KindRule> kinds_of_text_search();
std::span<const KindRule> kinds_of_foreign_data();
std::span<const KindRule> kinds_of_publications();

// Shared by several kinds.

/// SET (...) what differs in an attribute with parameters, RESET (...) what is missing afterwards.
void change_parameters(const Writing& writing, std::string_view attribute, const std::string& alter);
/// ALTER ... OPTIONS (...) for the attribute "options".
void change_options(const Writing& writing);
/// "DISABLE", "ENABLE REPLICA", ... for a value of the attribute "enabled".
std::string_view enabling_verb(std::string_view value);
bool can_set_access_method(const Writing& writing);
bool differs(const Writing& writing, std::string_view attribute);

/// CREATE TABLE with these columns and constraints, each as it is written between the parentheses.
void create_table(const Writing& writing, const std::vector<std::string>& elements);
/// "name text NOT NULL", with the default if `with_default`.
std::string column_definition(const schema::Object& column, bool with_default);
/// "CONSTRAINT person_pkey PRIMARY KEY (id)".
std::string constraint_definition(const schema::Object& constraint);
/// Whether CREATE TABLE can contain the constraint.
bool fits_into_create_table(const schema::Object& constraint);

}  // namespace pgmanager::diff

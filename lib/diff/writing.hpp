#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diff/changes.hpp"
#include "diff/facts.hpp"
#include "schema/snapshot.hpp"

/// How statements are put together from objects.
namespace pgmanager::diff {

struct KindRule;

/// How the statements will run.
struct Options {
  std::string role;                   ///< that runs them, and so owns what they create
  bool ignores_column_order = false;  ///< new columns need not be where the new schema has them
};

/// One object whose statements are being written.
struct Writing {
  const Facts& facts;
  const Options& options;
  const KindRule& rule;
  const schema::Object* before = nullptr;  ///< null: it is created, or nothing about it is described
  const schema::Object* after = nullptr;   ///< null: nothing about it is described
  std::vector<std::string>* statements = nullptr;

  const schema::Object& object() const { return after != nullptr ? *after : *before; }
  int server_version() const { return facts.after().schema.server_version; }
  void add(std::string sql) const { statements->push_back(std::move(sql)); }
};

/// The value of an attribute; empty if the object is null or has no such attribute.
std::string_view value_of(const schema::Object* object, std::string_view name);
inline std::string_view value_of(const schema::Object& object, std::string_view name) {
  return value_of(&object, name);
}
bool has(const schema::Object* object, std::string_view name);

/// As the server's quote_literal writes it.
std::string quote_literal(std::string_view text);

/// The lines of an attribute with several values, e.g. "fillfactor=70".
std::vector<std::string> lines_of(std::string_view text);

/// The parts of a list with commas; quoted names may contain commas.
std::vector<std::string> split_names(std::string_view names);

/// The name without arguments: "app.f" of "app.f(integer)".
std::string without_arguments(std::string_view routine);

/// The last part of a qualified name, as it is written: `"Odd"` of `app."Odd"`.
std::string last_part(std::string_view name);

/// The name of a setting, which may have a prefix: app.mode.
std::string quote_setting(std::string_view name);

/// "app.person", quoted.
std::string qualified(std::string_view schema, std::string_view name);
/// The table of a column, constraint, trigger or policy.
std::string table_of(const schema::ObjectName& name);

/// The statement after which `sequence`, an expression, continues after the largest value of the column, or the
/// smallest one if it counts down. Values outside of its limits are left aside.
std::string continue_sequence(const schema::Object& column, std::string_view sequence, bool counts_down);

/// How a statement names an object: `app.person`, `app.f(integer)`, `touched ON app.person` (a trigger).
std::string address_of(const schema::Object& object);

/// Replaces {object}: address_of(), {own}: the last part of its name, {parent}: its table, type or domain, {index}: the
/// first and the last part of its name, {first} and {rest}: the first part and the others, {words}: those of the kind,
/// {value}: `value`, and {literal}: the same in quotes.
std::string filled(std::string_view pattern, const Writing& writing, std::string_view value);

/// The parameters that WITH (...) or OPTIONS (...) set.
struct NamedValue {
  std::string name;
  std::string value;
};
std::vector<NamedValue> named_values(std::string_view lines);
/// "fillfactor=70, autovacuum_enabled=false"; values that are not numbers or words are quoted.
std::string as_parameters(std::string_view lines);
/// "host 'example.org', dbname 'x'".
std::string as_options(std::string_view lines);
/// "ADD a '1', SET b '2', DROP c"; empty if they are equal.
std::string changed_options(std::string_view before, std::string_view after);

}  // namespace pgmanager::diff

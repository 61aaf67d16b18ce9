#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "diff/kinds.hpp"
#include "diff/privileges.hpp"
#include "schema/identifier.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::diff {

namespace {

using schema::Object;
using schema::quote_identifier;

// ---- schemas and extensions

void create_schema(const Writing& writing) {
  writing.add(filled("CREATE SCHEMA {object}", writing, {}));
}

void create_extension(const Writing& writing) {
  const Object& extension = writing.object();
  std::string text =
      fmt::format("CREATE EXTENSION {} WITH SCHEMA {}", address_of(extension), value_of(extension, "schema"));
  const auto& usual = writing.facts.after().extension_versions;
  const auto found = usual.find(extension.name.parts.front());
  const std::string_view version = value_of(extension, "version");
  if (found == usual.end() || found->second != version) text += fmt::format(" VERSION {}", quote_literal(version));
  writing.add(std::move(text));
}

constexpr std::array extension_attributes = {
    AttributeRule{.name = "schema", .on_change = OnChange::alter, .set = "ALTER EXTENSION {object} SET SCHEMA {value}"},
    AttributeRule{
        .name = "version", .on_change = OnChange::alter, .set = "ALTER EXTENSION {object} UPDATE TO {literal}"},
};

// ---- sequences

struct SequenceOption {
  std::string_view attribute;
  std::string_view set;
  std::string_view reset;
};

constexpr std::array sequence_options = {
    SequenceOption{"type", "AS {}", "AS bigint"},
    SequenceOption{"increment", "INCREMENT BY {}", "INCREMENT BY 1"},
    SequenceOption{"minimum", "MINVALUE {}", "NO MINVALUE"},
    SequenceOption{"maximum", "MAXVALUE {}", "NO MAXVALUE"},
    SequenceOption{"start", "START WITH {}", ""},
    SequenceOption{"cache", "CACHE {}", "CACHE 1"},
    SequenceOption{"cycle", "CYCLE", "NO CYCLE"},
};

void create_sequence(const Writing& writing) {
  const Object& sequence = writing.object();
  std::string text =
      fmt::format("CREATE {}SEQUENCE {}", has(&sequence, "persistence") ? "UNLOGGED " : "", address_of(sequence));
  for (const SequenceOption& option : sequence_options) {
    if (!has(&sequence, option.attribute)) continue;
    text += " " + fmt::format(fmt::runtime(option.set), value_of(sequence, option.attribute));
  }
  writing.add(std::move(text));
}

std::string usual_start(const Object* sequence) {
  const bool descending = value_of(sequence, "increment").starts_with('-');
  const std::string_view limit = value_of(sequence, descending ? "maximum" : "minimum");
  if (!limit.empty()) return std::string(limit);
  return descending ? "-1" : "1";
}

bool turns_around(const Writing& writing) {
  return value_of(writing.before, "increment").starts_with('-') !=
         value_of(writing.after, "increment").starts_with('-');
}

// All options are changed by one statement, because each is checked against the others. It is written for the first
// option that differs.
void set_sequence_options(const Writing& writing, std::string_view attribute) {
  const auto first = std::ranges::find_if(sequence_options,
                                          [&](const SequenceOption& each) { return differs(writing, each.attribute); });
  if (first == sequence_options.end() || first->attribute != attribute) return;
  std::string text;
  for (const SequenceOption& option : sequence_options) {
    const bool is_start = option.attribute == "start";
    // Without a limit of its own, a sequence has that of its direction.
    const bool is_limit = option.attribute == "minimum" || option.attribute == "maximum";
    const bool start_follows =
        is_start && (differs(writing, "minimum") || differs(writing, "maximum") || differs(writing, "increment"));
    const bool is_turned = is_limit && turns_around(writing);
    if (!differs(writing, option.attribute) && !start_follows && !is_turned) continue;
    const std::string_view value = value_of(writing.after, option.attribute);
    if (has(writing.after, option.attribute)) {
      text += " " + fmt::format(fmt::runtime(option.set), value);
    } else {
      text += " " + (is_start ? "START WITH " + usual_start(writing.after) : std::string(option.reset));
    }
  }
  // Its last value is not between the new limits.
  if (turns_around(writing)) text += " RESTART";
  writing.add(filled("ALTER SEQUENCE {object}{value}", writing, text));
}

constexpr AttributeRule sequence_option(std::string_view attribute, WriteChange write) {
  return {.name = attribute, .on_change = OnChange::alter, .write = write};
}

bool can_set_logged(const Writing& writing) {
  constexpr int with_unlogged_sequences = 150000;
  return writing.server_version() >= with_unlogged_sequences;
}

constexpr std::array sequence_attributes = {
    sequence_option("type", [](const Writing& w) { set_sequence_options(w, "type"); }),
    sequence_option("increment", [](const Writing& w) { set_sequence_options(w, "increment"); }),
    sequence_option("minimum", [](const Writing& w) { set_sequence_options(w, "minimum"); }),
    sequence_option("maximum", [](const Writing& w) { set_sequence_options(w, "maximum"); }),
    sequence_option("start", [](const Writing& w) { set_sequence_options(w, "start"); }),
    sequence_option("cache", [](const Writing& w) { set_sequence_options(w, "cache"); }),
    sequence_option("cycle", [](const Writing& w) { set_sequence_options(w, "cycle"); }),
    AttributeRule{.name = "persistence",
                  .on_change = OnChange::alter,
                  .set = "ALTER SEQUENCE {object} SET UNLOGGED",
                  .reset = "ALTER SEQUENCE {object} SET LOGGED",
                  .is_possible = can_set_logged},
    // A fact of its own.
    AttributeRule{.name = "owned by", .on_change = OnChange::alter, .write = [](const Writing&) {}},
};

void set_ownership(const Writing& writing) {
  writing.add(filled("ALTER SEQUENCE {index} OWNED BY {value}", writing, value_of(writing.after, "owned by")));
  // The column has rows, and the sequence is new.
  const Object& sequence = *writing.after;
  if (schema::find_object(writing.facts.before().schema, sequence.name) != nullptr || !sequence.parent) return;
  const Object* column = schema::find_object(writing.facts.before().schema, *sequence.parent);
  if (column == nullptr) return;
  writing.add(continue_sequence(*column, fmt::format("{}::pg_catalog.regclass", quote_literal(address_of(sequence))),
                                value_of(sequence, "increment").starts_with('-')));
}

constexpr std::array ownership_attributes = {
    AttributeRule{.name = "owned by", .on_change = OnChange::alter, .write = set_ownership},
};

// ---- default privileges

std::string with_owner(const Object& defaults) {
  const auto& parts = defaults.name.parts;
  return fmt::format("ALTER DEFAULT PRIVILEGES FOR ROLE {}{}", quote_identifier(parts[0]),
                     parts.size() > 2 ? fmt::format(" IN SCHEMA {}", quote_identifier(parts[2])) : "");
}

// A missing entry means the privileges that are built in.
void set_default_privileges(const Writing& writing) {
  const Object& defaults = writing.object();
  const std::string usual = default_privileges_at_first(defaults.name, writing.server_version());
  const auto privileges = [&](const Object* object) {
    return object == nullptr ? usual : std::string(value_of(object, "privileges"));
  };
  std::string objects = defaults.name.parts[1];
  std::ranges::transform(objects, objects.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  for (std::string& sql :
       change_privileges(privileges(writing.before), privileges(writing.after),
                         {.object = objects, .owner = defaults.name.parts[0], .prefix = with_owner(defaults)})) {
    writing.add(std::move(sql));
  }
}

constexpr std::array default_privileges_attributes = {
    AttributeRule{.name = "privileges", .on_change = OnChange::alter, .write = set_default_privileges},
};

const std::array schema_kinds = {
    KindRule{.kind = "schema",
             .words = "SCHEMA",
             .create = create_schema,
             .grant = "SCHEMA",
             .replaceable = Replaceable::loses_values,
             .weight = 1},
    KindRule{.kind = "extension",
             .words = "EXTENSION",
             .create = create_extension,
             .attributes = extension_attributes,
             .weight = 2},
    KindRule{.kind = "sequence",
             .words = "SEQUENCE",
             .create = create_sequence,
             .attributes = sequence_attributes,
             .grant = "SEQUENCE",
             .replaceable = Replaceable::loses_values,
             .weight = 39},
    KindRule{.kind = ownership_kind,
             .words = "SEQUENCE",
             .create = set_ownership,
             .attributes = ownership_attributes,
             .drop = "ALTER SEQUENCE {index} OWNED BY NONE",
             .weight = 43},
    KindRule{.kind = "default privileges",
             .words = "",
             .create = set_default_privileges,
             .attributes = default_privileges_attributes,
             .drop = "",
             .weight = 100},
};

}  // namespace

std::span<const KindRule> kinds_of_schemas() {
  return schema_kinds;
}

}  // namespace pgmanager::diff

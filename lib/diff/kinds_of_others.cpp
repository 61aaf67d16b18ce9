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
using Lines = std::vector<std::string>;

std::string joined(const Lines& lines, std::string_view separator) {
  return fmt::format("{}", fmt::join(lines, separator));
}

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

bool differs(const Writing& writing, std::string_view attribute) {
  return has(writing.before, attribute) != has(writing.after, attribute) ||
         value_of(writing.before, attribute) != value_of(writing.after, attribute);
}

std::string usual_start(const Object* sequence) {
  const bool descending = value_of(sequence, "increment").starts_with('-');
  const std::string_view limit = value_of(sequence, descending ? "maximum" : "minimum");
  if (!limit.empty()) return std::string(limit);
  return descending ? "-1" : "1";
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
    const bool start_follows =
        is_start && (differs(writing, "minimum") || differs(writing, "maximum") || differs(writing, "increment"));
    if (!differs(writing, option.attribute) && !start_follows) continue;
    const std::string_view value = value_of(writing.after, option.attribute);
    if (has(writing.after, option.attribute)) {
      text += " " + fmt::format(fmt::runtime(option.set), value);
    } else {
      text += " " + (is_start ? "START WITH " + usual_start(writing.after) : std::string(option.reset));
    }
  }
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
  writing.add(continue_sequence(*column, fmt::format("{}::pg_catalog.regclass", quote_literal(address_of(sequence)))));
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

// ---- foreign data

std::string options_clause(const Object& object) {
  const std::string_view options = value_of(object, "options");
  return options.empty() ? "" : fmt::format(" OPTIONS ({})", as_options(options));
}

void create_wrapper(const Writing& writing) {
  const Object& wrapper = writing.object();
  std::string text = fmt::format("CREATE FOREIGN DATA WRAPPER {}", address_of(wrapper));
  const auto add = [&](std::string_view word, std::string_view attribute) {
    if (const auto value = value_of(wrapper, attribute); !value.empty()) {
      text += fmt::format(" {} {}", word, without_arguments(value));
    }
  };
  add("HANDLER", "handler");
  add("VALIDATOR", "validator");
  writing.add(text + options_clause(wrapper));
}

void set_wrapper_function(const Writing& writing, std::string_view word, std::string_view attribute) {
  const std::string_view value = value_of(writing.after, attribute);
  writing.add(
      filled("ALTER FOREIGN DATA WRAPPER {object} {value}", writing,
             value.empty() ? fmt::format("NO {}", word) : fmt::format("{} {}", word, without_arguments(value))));
}

void set_options(const Writing& writing) {
  const std::string changed = changed_options(value_of(writing.before, "options"), value_of(writing.after, "options"));
  if (!changed.empty()) writing.add(filled("ALTER {words} {object} OPTIONS ({value})", writing, changed));
}

constexpr std::array wrapper_attributes = {
    AttributeRule{.name = "handler",
                  .on_change = OnChange::alter,
                  .write = [](const Writing& w) { set_wrapper_function(w, "HANDLER", "handler"); }},
    AttributeRule{.name = "validator",
                  .on_change = OnChange::alter,
                  .write = [](const Writing& w) { set_wrapper_function(w, "VALIDATOR", "validator"); }},
    AttributeRule{.name = "options", .on_change = OnChange::alter, .write = set_options},
};

void create_server(const Writing& writing) {
  const Object& server = writing.object();
  std::string text = fmt::format("CREATE SERVER {}", address_of(server));
  if (const auto type = value_of(server, "type"); !type.empty()) text += fmt::format(" TYPE {}", quote_literal(type));
  if (const auto version = value_of(server, "version"); !version.empty()) {
    text += fmt::format(" VERSION {}", quote_literal(version));
  }
  text += fmt::format(" FOREIGN DATA WRAPPER {}", quote_identifier(value_of(server, "foreign-data wrapper")));
  writing.add(text + options_clause(server));
}

constexpr std::array server_attributes = {
    AttributeRule{.name = "type"},
    AttributeRule{.name = "foreign-data wrapper"},
    AttributeRule{.name = "version", .on_change = OnChange::alter, .set = "ALTER SERVER {object} VERSION {literal}"},
    AttributeRule{.name = "options", .on_change = OnChange::alter, .write = set_options},
};

void create_user_mapping(const Writing& writing) {
  writing.add(filled("CREATE USER MAPPING {object}{value}", writing, options_clause(writing.object())));
}

constexpr std::array user_mapping_attributes = {
    AttributeRule{.name = "options", .on_change = OnChange::alter, .write = set_options},
};

// ---- publications and subscriptions

void create_publication(const Writing& writing) {
  const Object& publication = writing.object();
  std::string text = fmt::format("CREATE PUBLICATION {}", address_of(publication));
  if (has(&publication, "all tables")) text += " FOR ALL TABLES";
  text += fmt::format(" WITH (publish = {}", quote_literal(value_of(publication, "operations")));
  if (has(&publication, "via partition root")) text += ", publish_via_partition_root = true";
  if (const auto stored = value_of(publication, "generated columns"); !stored.empty()) {
    text += fmt::format(", publish_generated_columns = {}", stored);
  }
  writing.add(text + ")");
}

constexpr std::array publication_attributes = {
    AttributeRule{.name = "all tables"},
    AttributeRule{.name = "operations",
                  .on_change = OnChange::alter,
                  .set = "ALTER PUBLICATION {object} SET (publish = {literal})",
                  .reset = "ALTER PUBLICATION {object} SET (publish = '')"},
    AttributeRule{.name = "via partition root",
                  .on_change = OnChange::alter,
                  .set = "ALTER PUBLICATION {object} SET (publish_via_partition_root = true)",
                  .reset = "ALTER PUBLICATION {object} SET (publish_via_partition_root = false)"},
    AttributeRule{.name = "generated columns",
                  .on_change = OnChange::alter,
                  .set = "ALTER PUBLICATION {object} SET (publish_generated_columns = {value})",
                  .reset = "ALTER PUBLICATION {object} SET (publish_generated_columns = none)"},
};

std::string published_table(const Object& object) {
  return qualified(object.name.parts[1], object.name.parts[2]);
}

void add_to_publication(const Writing& writing) {
  const Object& object = writing.object();
  const std::string_view columns = value_of(object, "columns");
  const std::string_view condition = value_of(object, "condition");
  writing.add(fmt::format("ALTER PUBLICATION {} ADD TABLE ONLY {}{}{}", quote_identifier(object.name.parts[0]),
                          published_table(object), columns.empty() ? "" : fmt::format(" ({})", columns),
                          condition.empty() ? "" : fmt::format(" WHERE ({})", condition)));
}

constexpr std::array publication_table_attributes = {AttributeRule{.name = "columns"},
                                                     AttributeRule{.name = "condition"}};

void add_schema_to_publication(const Writing& writing) {
  const Object& object = writing.object();
  writing.add(fmt::format("ALTER PUBLICATION {} ADD TABLES IN SCHEMA {}", quote_identifier(object.name.parts[0]),
                          quote_identifier(object.name.parts[1])));
}

struct SubscriptionParameter {
  std::string_view attribute;
  std::string_view parameter;
  std::string_view usual;
};

constexpr std::array subscription_parameters = {
    SubscriptionParameter{"binary", "binary", "false"},
    SubscriptionParameter{"streaming", "streaming", "off"},
    SubscriptionParameter{"disable on error", "disable_on_error", "false"},
    SubscriptionParameter{"password required", "password_required", "true"},
    SubscriptionParameter{"run as owner", "run_as_owner", "false"},
    SubscriptionParameter{"origin", "origin", "any"},
    SubscriptionParameter{"synchronous commit", "synchronous_commit", "off"},
};

std::string parameter_value(std::string_view value) {
  if (value == "yes" || value == "true") return "true";
  if (value == "no") return "false";
  return value == "any" || value == "on" || value == "off" || value == "parallel" ? std::string(value)
                                                                                  : quote_literal(value);
}

void create_subscription(const Writing& writing) {
  const Object& subscription = writing.object();
  const std::string_view slot = value_of(subscription, "slot");
  Lines parameters = {"connect = false", slot.empty() ? "slot_name = NONE" : "slot_name = " + quote_literal(slot)};
  for (const SubscriptionParameter& each : subscription_parameters) {
    if (has(&subscription, each.attribute)) {
      parameters.push_back(
          fmt::format("{} = {}", each.parameter, parameter_value(value_of(subscription, each.attribute))));
    }
  }
  if (has(&subscription, "two-phase")) parameters.emplace_back("two_phase = true");
  writing.add(fmt::format("CREATE SUBSCRIPTION {} CONNECTION {} PUBLICATION {} WITH ({})", address_of(subscription),
                          quote_literal(value_of(subscription, "connection")), value_of(subscription, "publications"),
                          joined(parameters, ", ")));
}

void set_subscription_parameter(const Writing& writing) {
  // Called for the first of the parameters that differ; all are set by one statement.
  Lines parameters;
  for (const SubscriptionParameter& each : subscription_parameters) {
    if (!differs(writing, each.attribute)) continue;
    parameters.push_back(fmt::format("{} = {}", each.parameter,
                                     has(writing.after, each.attribute)
                                         ? parameter_value(value_of(writing.after, each.attribute))
                                         : std::string(each.usual)));
  }
  const std::string sql = filled("ALTER SUBSCRIPTION {object} SET ({value})", writing, joined(parameters, ", "));
  if (std::ranges::find(*writing.statements, sql) == writing.statements->end()) writing.add(sql);
}

constexpr AttributeRule subscription_parameter(std::string_view attribute) {
  return {.name = attribute, .on_change = OnChange::alter, .write = set_subscription_parameter};
}

constexpr std::array subscription_attributes = {
    subscription_parameter("binary"), subscription_parameter("streaming"), subscription_parameter("disable on error"),
    subscription_parameter("password required"), subscription_parameter("run as owner"),
    subscription_parameter("origin"), subscription_parameter("synchronous commit"),
    AttributeRule{
        .name = "connection", .on_change = OnChange::alter, .set = "ALTER SUBSCRIPTION {object} CONNECTION {literal}"},
    AttributeRule{.name = "publications",
                  .on_change = OnChange::alter,
                  .set = "ALTER SUBSCRIPTION {object} SET PUBLICATION {value} WITH (refresh = false)"},
    AttributeRule{.name = "slot",
                  .on_change = OnChange::alter,
                  .set = "ALTER SUBSCRIPTION {object} SET (slot_name = {literal})",
                  .reset = "ALTER SUBSCRIPTION {object} SET (slot_name = NONE)"},
    // CREATE with connect = false disables it.
    AttributeRule{.name = "enabled",
                  .on_change = OnChange::alter,
                  .set = "ALTER SUBSCRIPTION {object} DISABLE",
                  .reset = "ALTER SUBSCRIPTION {object} ENABLE"},
    AttributeRule{.name = ""},  // all others
};

const std::array other_kinds = {
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
    KindRule{.kind = "foreign-data wrapper",
             .words = "FOREIGN DATA WRAPPER",
             .create = create_wrapper,
             .attributes = wrapper_attributes,
             .grant = "FOREIGN DATA WRAPPER",
             .weight = 17},
    KindRule{.kind = "server",
             .words = "SERVER",
             .create = create_server,
             .attributes = server_attributes,
             .grant = "FOREIGN SERVER",
             .weight = 18},
    KindRule{.kind = "user mapping",
             .words = "USER MAPPING",
             .address = Address::user_mapping,
             .create = create_user_mapping,
             .attributes = user_mapping_attributes,
             .weight = 19},
    KindRule{.kind = "publication",
             .words = "PUBLICATION",
             .create = create_publication,
             .attributes = publication_attributes,
             .weight = 70},
    KindRule{.kind = "publication table",
             .words = "",
             .create = add_to_publication,
             .attributes = publication_table_attributes,
             .drop = "ALTER PUBLICATION {first} DROP TABLE ONLY {rest}",
             .weight = 71},
    KindRule{.kind = "publication schema",
             .words = "",
             .create = add_schema_to_publication,
             .drop = "ALTER PUBLICATION {first} DROP TABLES IN SCHEMA {rest}",
             .weight = 72},
    KindRule{.kind = "subscription",
             .words = "SUBSCRIPTION",
             .create = create_subscription,
             .attributes = subscription_attributes,
             .weight = 73},
};

}  // namespace

std::span<const KindRule> kinds_of_others() {
  return other_kinds;
}

}  // namespace pgmanager::diff

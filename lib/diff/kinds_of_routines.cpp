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
  const std::string_view verb = enabling_verb(value);
  writing.add(filled("ALTER EVENT TRIGGER {object} {value}", writing, verb));
}

constexpr std::array event_trigger_attributes = {
    AttributeRule{.name = "event"},
    AttributeRule{.name = "function"},
    AttributeRule{.name = "tags"},
    AttributeRule{.name = "enabled", .on_change = OnChange::set, .write = set_event_trigger_enabled},
};

const std::array routine_kinds = {
    KindRule{.kind = "function",
             .words = "FUNCTION",
             .create = create_routine,
             .attributes = routine_attributes,
             .grant = "FUNCTION",
             .weight = 47},
    KindRule{.kind = "procedure",
             .words = "PROCEDURE",
             .create = create_routine,
             .attributes = routine_attributes,
             .grant = "PROCEDURE",
             .weight = 48},
    KindRule{.kind = "aggregate",
             .words = "AGGREGATE",
             .address = Address::aggregate,
             .create = create_aggregate,
             .attributes = aggregate_attributes,
             .grant = "FUNCTION",
             .weight = 49},
    KindRule{.kind = "event trigger",
             .words = "EVENT TRIGGER",
             .create = create_event_trigger,
             .attributes = event_trigger_attributes,
             .weight = 80},
};

}  // namespace

std::span<const KindRule> kinds_of_routines() {
  return routine_kinds;
}

}  // namespace pgmanager::diff

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

using Lines = std::vector<std::string>;
using Form = Clause::Form;

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

const std::array text_search_kinds = {
    KindRule{
        .kind = "collation", .words = "COLLATION", .create = create_collation, .attributes = all_replace, .weight = 10},
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
};

}  // namespace

std::span<const KindRule> kinds_of_text_search() {
  return text_search_kinds;
}

}  // namespace pgmanager::diff

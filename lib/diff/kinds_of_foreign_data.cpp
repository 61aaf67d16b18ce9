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

constexpr std::array wrapper_attributes = {
    AttributeRule{.name = "handler",
                  .on_change = OnChange::alter,
                  .write = [](const Writing& w) { set_wrapper_function(w, "HANDLER", "handler"); }},
    AttributeRule{.name = "validator",
                  .on_change = OnChange::alter,
                  .write = [](const Writing& w) { set_wrapper_function(w, "VALIDATOR", "validator"); }},
    AttributeRule{.name = "options", .on_change = OnChange::alter, .write = change_options},
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
    AttributeRule{.name = "options", .on_change = OnChange::alter, .write = change_options},
};

void create_user_mapping(const Writing& writing) {
  writing.add(filled("CREATE USER MAPPING {object}{value}", writing, options_clause(writing.object())));
}

constexpr std::array user_mapping_attributes = {
    AttributeRule{.name = "options", .on_change = OnChange::alter, .write = change_options},
};

const std::array foreign_data_kinds = {
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
};

}  // namespace

std::span<const KindRule> kinds_of_foreign_data() {
  return foreign_data_kinds;
}

}  // namespace pgmanager::diff

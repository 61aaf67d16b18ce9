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
                          joined(parameters)));
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
  const std::string sql = filled("ALTER SUBSCRIPTION {object} SET ({value})", writing, joined(parameters));
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

const std::array publication_kinds = {
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

std::span<const KindRule> kinds_of_publications() {
  return publication_kinds;
}

}  // namespace pgmanager::diff

#include "report/compared_schemas.hpp"

#include <algorithm>

namespace pgmanager::report::tests {

namespace {

using schema::Object;
using schema::ObjectName;
using schema::SchemaSnapshot;

const ObjectName event{.kind = "table", .parts = {"calendar", "event"}};
const ObjectName person{.kind = "table", .parts = {"directory", "person"}};

Object column(const ObjectName& table, const std::string& name, int position,
              std::vector<schema::Attribute> attributes) {
  attributes.push_back({"position", std::to_string(position)});
  std::sort(attributes.begin(), attributes.end(),
            [](const schema::Attribute& a, const schema::Attribute& b) { return a.name < b.name; });
  return part_of(table, object("column", {table.parts[0], table.parts[1], name}, std::move(attributes)));
}

Object index(const ObjectName& table, const std::string& name, const std::string& columns) {
  return part_of(table, object("index", {table.parts[0], name},
                               {{"definition", "CREATE INDEX " + name + " ON " + table.parts[0] + "." + table.parts[1] +
                                                   " USING btree (" + columns + ")"}}));
}

// Like pg_get_functiondef, with a body that attacks a page.
std::string touch_function(const std::string& body) {
  return "CREATE OR REPLACE FUNCTION calendar.touch_updated_at()\n RETURNS trigger\n LANGUAGE plpgsql\nAS $function$\n"
         "BEGIN\n" +
         body + "  RETURN new;\nEND;\n$function$\n";
}

std::vector<Object> common_objects() {
  return {
      object("schema", {"calendar"}, {{"owner", "calendar_owner"}}),
      object("schema", {"directory"}, {{"owner", "calendar_owner"}}),
      object("table", event.parts, {{"owner", "calendar_owner"}}),
      object("table", person.parts, {{"owner", "calendar_owner"}}),
      object("enum type", {"calendar", "event_status"}, {{"labels", "tentative, confirmed, cancelled"}}),
      object("function", {"calendar", "person_is_free", "bigint, tstzrange"}, {{"volatility", "stable"}}),
      column(event, "id", 1, {{"identity", "always"}, {"type", "bigint"}}),
      column(person, "id", 1, {{"type", "bigint"}}),
      part_of(event, object("constraint", {"calendar", "event", "event_pkey"}, {{"definition", "PRIMARY KEY (id)"}}))};
}

SchemaSnapshot snapshot(std::vector<Object> objects) {
  for (Object& common : common_objects()) objects.push_back(std::move(common));
  std::sort(objects.begin(), objects.end(), [](const Object& a, const Object& b) { return a.name < b.name; });
  return {.server_version = 150008, .objects = std::move(objects), .unmodelled = {}};
}

}  // namespace

const SchemaSnapshot& create_side() {
  static const SchemaSnapshot side = snapshot({
      column(event, "title", 2, {{"nullable", "no"}, {"type", "text"}}),
      column(event, "starts_at", 3, {{"default", "now()"}, {"type", "timestamp with time zone"}}),
      column(event, "place", 4, {{"comment", "where <b>it</b> is & \"how\" to get there"}, {"type", "text"}}),
      column(person, "given_name", 2, {{"type", "text"}}),
      column(person, "family_name", 3, {{"type", "text"}}),
      index(event, "event_starts_at_idx", "starts_at"),
      object("extension", {"citext"}, {{"version", "1.6"}}),
      object("function", {"calendar", "touch_updated_at", ""},
             {{"definition", touch_function("  -- </script><script>alert(1)</script>\n  new.updated_at := now();\n")}}),
      object("view", {"calendar", "upcoming_event"},
             {{"definition",
               " SELECT event.id,\n    event.title,\n    event.starts_at\n   FROM calendar.event\n  WHERE "
               "(event.starts_at > now());"}}),
  });
  return side;
}

const SchemaSnapshot& deployments_side() {
  static const SchemaSnapshot side = [] {
    const ObjectName room{.kind = "table", .parts = {"calendar", "Room"}};
    SchemaSnapshot made = snapshot({
        column(event, "title", 2, {{"type", "text"}}),
        column(event, "starts_at", 3, {{"default", "clock_timestamp()"}, {"type", "timestamp without time zone"}}),
        column(person, "family_name", 2, {{"type", "text"}}),
        column(person, "given_name", 3, {{"type", "text"}}),
        index(event, "event_start_idx", "starts_at"),
        object("table", room.parts, {{"owner", "postgres"}}),
        column(room, "id", 1, {{"type", "bigint"}}),
        column(room, "name", 2, {{"type", "text"}}),
        index(room, "Room_name_idx", "name"),
        object("function", {"calendar", "touch_updated_at", ""},
               {{"definition", touch_function("  new.updated_at := clock_timestamp();\n")}}),
        object("view", {"calendar", "upcoming_event"},
               {{"comment", "what is to come"},
                {"definition",
                 " SELECT event.id,\n    event.starts_at\n   FROM calendar.event\n  WHERE "
                 "(event.starts_at > now());"}}),
    });
    made.unmodelled = {{.catalog = "pg_catalog.pg_transform", .name = "transform for hstore language plpython3u"}};
    return made;
  }();
  return side;
}

SchemaComparison compared_schemas() {
  return {.left_name = "create/",
          .right_name = "base 1a2b3c + deployments",
          .left = create_side(),
          .right = deployments_side(),
          .differences = diff(create_side(), deployments_side())};
}

SchemaComparison equal_schemas() {
  return {.left_name = "create/",
          .right_name = "deployments",
          .left = create_side(),
          .right = create_side(),
          .differences = {}};
}

}  // namespace pgmanager::report::tests

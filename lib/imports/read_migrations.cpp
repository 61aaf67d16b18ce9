#include "imports/read_migrations.hpp"

#include <algorithm>

#include "imports/tools.hpp"
#include "source/known_tools.hpp"

namespace pgmanager::imports {

namespace {

namespace known = source::known_tools;

const std::vector<KnownTool> table = {
    {.tool = Tool::flyway,
     .name = "flyway",
     .title = known::flyway.name,
     .files = "V<version>__<description>.sql",
     .recognise = recognise_flyway,
     .read = read_flyway},
    {.tool = Tool::golang_migrate,
     .name = "golang-migrate",
     .title = known::golang_migrate.name,
     .files = "<version>_<name>.up.sql",
     .recognise = recognise_golang_migrate,
     .read = read_golang_migrate},
    {.tool = Tool::dbmate,
     .name = "dbmate",
     .title = known::dbmate.name,
     .files = "<version>_<name>.sql with \"-- migrate:up\"",
     .recognise = recognise_dbmate,
     .read = read_dbmate},
    {.tool = Tool::goose,
     .name = "goose",
     .title = known::goose.name,
     .files = "<version>_<name>.sql with \"-- +goose Up\"",
     .recognise = recognise_goose,
     .read = read_goose},
    {.tool = Tool::sql_migrate,
     .name = "sql-migrate",
     .title = known::sql_migrate.name,
     .files = "<name>.sql with \"-- +migrate Up\"",
     .recognise = recognise_sql_migrate,
     .read = read_sql_migrate},
    {.tool = Tool::prisma,
     .name = "prisma",
     .title = known::prisma.name,
     .files = "<time>_<name>/migration.sql",
     .recognise = recognise_prisma,
     .read = read_prisma},
    {.tool = Tool::sqitch,
     .name = "sqitch",
     .title = known::sqitch.name,
     .files = "sqitch.plan",
     .recognise = recognise_sqitch,
     .read = read_sqitch},
    {.tool = Tool::node_pg_migrate,
     .name = "node-pg-migrate",
     .title = known::node_pg_migrate.name,
     .files = "<number>_<name>.sql with \"-- Up Migration\"",
     .recognise = recognise_node_pg_migrate,
     .read = read_node_pg_migrate},
    {.tool = Tool::atlas,
     .name = "atlas",
     .title = known::atlas.name,
     .files = "atlas.sum",
     .recognise = recognise_atlas,
     .read = read_atlas},
    {.tool = Tool::liquibase,
     .name = "liquibase",
     .title = known::liquibase.name,
     .files = "\"--liquibase formatted sql\"",
     .recognise = recognise_liquibase,
     .read = read_liquibase},
    {.tool = Tool::rails,
     .name = "rails",
     .title = "Rails",
     .files = "structure.sql",
     .recognise = recognise_rails,
     .read = read_rails},
};

}  // namespace

const std::vector<KnownTool>& tools() {
  return table;
}

const KnownTool& known_tool(Tool tool) {
  return *std::find_if(table.begin(), table.end(), [&](const KnownTool& each) { return each.tool == tool; });
}

std::optional<Tool> tool_of_name(std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const KnownTool& each) { return each.name == name; });
  return found == table.end() ? std::nullopt : std::optional(found->tool);
}

std::vector<RecognisedTool> recognise_tools(const Directory& directory) {
  std::vector<RecognisedTool> recognised;
  for (const KnownTool& each : table) {
    std::string path = each.recognise(directory);
    if (!path.empty()) recognised.push_back({.tool = each.tool, .because_of = std::move(path)});
  }
  return recognised;
}

Migrations read_migrations(Tool tool, const Directory& directory, const sql::Variables& values) {
  return known_tool(tool).read(directory, values);
}

}  // namespace pgmanager::imports

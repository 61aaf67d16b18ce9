#include "imports/read_migrations.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/error.hpp"
#include "base/shell_word.hpp"
#include "base/utf8.hpp"
#include "imports/imported_list.hpp"
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

[[noreturn]] void fail_with(std::string message, std::string hint) {
  throw base::Error({.code = base::ErrorCode::usage, .message = std::move(message), .hint = std::move(hint)});
}

std::string names_of_tools() {
  std::vector<std::string_view> names;
  for (const KnownTool& each : table) names.push_back(each.name);
  return fmt::format("{}", fmt::join(names, ", "));
}

Tool tool_of_name(const std::string& name) {
  const auto found = std::ranges::find(table, name, &KnownTool::name);
  if (found != table.end()) return found->tool;
  fail_with(fmt::format("\"{}\" is not a tool that --from knows", base::printable(name)),
            fmt::format("Write one of {}.", names_of_tools()));
}

}  // namespace

const std::vector<KnownTool>& tools() {
  return table;
}

const KnownTool& known_tool(Tool tool) {
  return *std::find_if(table.begin(), table.end(), [&](const KnownTool& each) { return each.tool == tool; });
}

std::vector<RecognisedTool> recognise_tools(const Directory& directory) {
  std::vector<RecognisedTool> recognised;
  for (const KnownTool& each : table) {
    std::string path = each.recognise(directory);
    if (!path.empty()) recognised.push_back({.tool = each.tool, .because_of = std::move(path)});
  }
  return recognised;
}

Tool choose_tool(const std::optional<std::string>& name, const Directory& directory,
                 const std::string& directory_name) {
  if (name) return tool_of_name(*name);
  const std::vector<RecognisedTool> found = recognise_tools(directory);
  const std::string shown = base::printable(directory_name);
  if (found.size() == 1) return found.front().tool;
  if (found.empty()) {
    fail_with(
        fmt::format("no migrations of a known tool were found in \"{}\"", shown),
        fmt::format("Name the directory that contains the migrations, or the tool with --from: {}.", names_of_tools()));
  }
  std::vector<std::string> reasons;
  for (const RecognisedTool& each : found) {
    reasons.push_back(fmt::format("{} (\"{}\")", known_tool(each.tool).title, base::printable(each.because_of)));
  }
  fail_with(
      fmt::format("\"{}\" contains files of {}", shown, fmt::join(reasons, " and ")),
      fmt::format("Name the tool whose files are to be taken over: --from {}.", known_tool(found.front().tool).name));
}

Migrations read_migrations(Tool tool, const Directory& directory, const sql::Variables& values) {
  return known_tool(tool).read(directory, values);
}

namespace {

[[noreturn]] void fail_with_nothing_mapped(const Migrations& migrations, const std::string& directory_name) {
  std::string detail = "Not taken over are:";
  for (const NotMapped& each : migrations.not_mapped) {
    detail += fmt::format("\n{}: {}. {}", place_of(each), base::printable(each.what), each.why);
  }
  throw base::Error({.code = base::ErrorCode::usage,
                     .message = fmt::format("no migration of {} in \"{}\" can be taken over",
                                            known_tool(migrations.tool).title, base::printable(directory_name)),
                     .detail = detail,
                     .hint = "Begin with the schema of a database that has them: postgres-manager dump --create-tree"});
}

}  // namespace

void require_migrations(const Migrations& migrations, const Directory& directory, const std::string& directory_name) {
  if (!migrations.migrations.empty() || !migrations.problems.empty()) return;
  const KnownTool& tool = known_tool(migrations.tool);
  const std::filesystem::path below = std::filesystem::path(tool.recognise(directory)).parent_path();
  if (below.empty() && !migrations.not_mapped.empty()) fail_with_nothing_mapped(migrations, directory_name);
  fail_with(fmt::format("\"{}\" contains no migrations of {}", base::printable(directory_name), tool.title),
            below.empty() ? fmt::format("They are recognised by {}.", tool.files)
                          : fmt::format("Name the directory that contains them: postgres-manager import {}",
                                        base::shell_word((std::filesystem::path(directory_name) / below).string())));
}

}  // namespace pgmanager::imports

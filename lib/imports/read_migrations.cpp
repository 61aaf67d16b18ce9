#include "imports/read_migrations.hpp"

#include <algorithm>

#include "imports/tools.hpp"
#include "source/known_tools.hpp"

namespace pgmanager::imports {

namespace {

namespace known = source::known_tools;

const std::vector<KnownTool> table = {
    {.tool = Tool::dbmate,
     .name = "dbmate",
     .title = known::dbmate.name,
     .files = "<version>_<name>.sql with \"-- migrate:up\"",
     .recognise = recognise_dbmate,
     .read = read_dbmate},
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

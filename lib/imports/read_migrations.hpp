#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "imports/directory.hpp"
#include "imports/migrations.hpp"
#include "sql/variables.hpp"

namespace pgmanager::imports {

/// How a tool is named and recognised, and what reads its directory. One row per tool.
struct KnownTool {
  Tool tool;
  std::string_view name;   ///< of --from: "golang-migrate"
  std::string_view title;  ///< "golang-migrate", "Flyway"
  std::string_view files;  ///< what it is recognised by: "<version>_<name>.up.sql"
  /// The path of a file that shows that the directory is this tool's; empty: there is none.
  std::string (*recognise)(const Directory& directory);
  /// `values`: of placeholders that the tool replaces in the text (Flyway's ${name}, goose's ENVSUB).
  Migrations (*read)(const Directory& directory, const sql::Variables& values);
};

const std::vector<KnownTool>& tools();

const KnownTool& known_tool(Tool tool);

/// A tool that the files of a directory are of, and one of its files as the reason.
struct RecognisedTool {
  Tool tool;
  std::string because_of;
};

/// In the order of tools(); empty: none is recognised.
std::vector<RecognisedTool> recognise_tools(const Directory& directory);

/// The tool of this name, or the one that the files show. `directory_name`: as the user wrote it, for messages. Throws
/// base::Error (usage) for an unknown name, and if the files are of no tool or of several.
Tool choose_tool(const std::optional<std::string>& name, const Directory& directory, const std::string& directory_name);

/// The migrations in the directory. Pure.
Migrations read_migrations(Tool tool, const Directory& directory, const sql::Variables& values);

/// Throws base::Error (usage) if there are neither migrations nor problems: the tool may read only the directory
/// itself, and its files are below it.
void require_migrations(const Migrations& migrations, const Directory& directory, const std::string& directory_name);

}  // namespace pgmanager::imports

#include "imports/imported_list.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "imports/read_migrations.hpp"

namespace pgmanager::imports {

namespace {

// A cell of a table in Markdown.
std::string cell(std::string_view text) {
  std::string cell;
  for (const char c : base::printable(text)) {
    if (c == '|') cell += '\\';
    cell += c;
  }
  return cell;
}

}  // namespace

std::string place_of(const NotMapped& each) {
  const std::string file = base::printable(each.file);
  return each.line == 0 ? file : fmt::format("{}:{}", file, each.line);
}

std::string imported_list(const Migrations& migrations, const ImportedTree& tree, const std::string& directory) {
  const std::string_view title = known_tool(migrations.tool).title;
  std::string text = fmt::format(
      "# Taken over from {}\n\nThese files were made from the migrations of {} in `{}`. Names on the left are relative "
      "to it.\n\n| {} | here | undo |\n| --- | --- | --- |\n",
      title, title, base::printable(directory), title);
  for (std::size_t i = 0; i < tree.names.size(); ++i) {
    text += fmt::format("| {} | {} | {} |\n", cell(migrations.migrations[i].old_name), cell(tree.names[i].path),
                        cell(tree.names[i].undo_path));
  }
  if (!tree.not_mapped.empty()) text += "\n## Not taken over\n\n| where | what | instead |\n| --- | --- | --- |\n";
  for (const NotMapped& each : tree.not_mapped) {
    text += fmt::format("| {} | {} | {} |\n", cell(place_of(each)), cell(each.what), cell(each.why));
  }
  if (!tree.variables.empty()) {
    text += "\n## Variables\n\nThe files use these variables; give each a value with `--set NAME=VALUE`.\n\n";
  }
  for (const std::string& name : tree.variables) text += fmt::format("- `{}`\n", base::printable(name));
  return text;
}

}  // namespace pgmanager::imports

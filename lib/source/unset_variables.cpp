#include "source/unset_variables.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "source/file_name.hpp"
#include "source/rules.hpp"
#include "source/set_command.hpp"

namespace pgmanager::source {

std::vector<UnsetVariable> find_unset_variables(const SqlText& text, sql::Variables variables, Locator& locator) {
  std::vector<UnsetVariable> unset;
  for (const sql::Piece& piece : text.script.pieces) {
    const std::string_view written = piece.in(text.text);
    if (piece.kind == sql::PieceKind::psql_command && written != "\\gexec") apply_set_command(written, variables);
    if (piece.kind != sql::PieceKind::statement) continue;
    for (const sql::FoundReference& found : sql::unset_references(written, variables)) {
      const auto has_name = [&](const UnsetVariable& each) { return each.name == found.reference.name; };
      if (std::any_of(unset.begin(), unset.end(), has_name)) continue;
      unset.push_back({.name = std::string(found.reference.name), .place = locator.at(piece.begin + found.begin)});
    }
  }
  return unset;
}

base::Finding finding_of(const UnsetVariable& variable) {
  return rules::broken(rules::variable_not_set, variable.place,
                       fmt::format("variable \"{}\" is not set", variable.name),
                       fmt::format("Give it a value: --set {}", shell_word(variable.name + "=VALUE")));
}

base::Findings report_unset_variables(const SourceTree& tree) {
  base::Findings findings;
  const auto add = [&](const SqlFile& file) {
    for (const UnsetVariable& variable : file.unset_variables) findings.push_back(finding_of(variable));
  };
  for (const CreateGroup& group : tree.create) {
    for (const SqlFile& file : group.files) add(file);
  }
  for (const auto* directory : {&tree.deployments, &tree.manual_deployments, &tree.test_data, &tree.undo}) {
    for (const NumberedFile& deployment : *directory) add(deployment.file);
  }
  return findings;
}

}  // namespace pgmanager::source

#include "verify/mentioned_roles.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/files.hpp"
#include "base/utf8.hpp"
#include "dump/unit_text.hpp"
#include "schema/identifier.hpp"
#include "sql/script.hpp"

namespace pgmanager::verify {

namespace {

std::vector<std::string> texts_of(const source::SourceTree& tree) {
  std::vector<std::string> texts;
  for (const source::CreateGroup& group : tree.create) {
    for (const source::SqlFile& file : group.files) texts.push_back(base::read_file(tree.root / file.path));
  }
  for (const source::NumberedFile& each : tree.deployments)
    texts.push_back(base::read_file(tree.root / each.file.path));
  return texts;
}

bool may_create_roles(const std::string& lower_text) {
  return std::ranges::any_of(std::array{"create role", "create user", "create group"},
                             [&](const char* words) { return lower_text.find(words) != std::string::npos; });
}

}  // namespace

std::vector<std::string> mentioned_roles(const source::SourceTree& tree) {
  std::set<std::string> roles;
  const std::vector<std::string> texts = texts_of(tree);
  for (const std::string& text : texts) {
    for (const sql::Piece& piece : sql::split(text).pieces) {
      if (piece.kind == sql::PieceKind::statement) roles.merge(dump::roles_in(std::string(piece.in(text))));
    }
  }
  // A variable of psql is none.
  std::erase_if(roles, [](const std::string& role) { return !schema::is_identifier_character(role.front()); });
  for (const std::string& text : texts) {
    const std::string lower_text = base::lowered(text);
    if (!may_create_roles(lower_text)) continue;
    std::erase_if(roles,
                  [&](const std::string& role) { return lower_text.find(base::lowered(role)) != std::string::npos; });
  }
  return {roles.begin(), roles.end()};
}

}  // namespace pgmanager::verify

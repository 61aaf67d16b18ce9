#include "source/psql_commands.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "source/rules.hpp"

namespace pgmanager::source {

namespace {

template <std::size_t Count>
bool is_one_of(std::string_view name, const std::array<std::string_view, Count>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 4> harmless = {"\\restrict", "\\unrestrict", "\\echo", "\\."};
constexpr std::array<std::string_view, 4> includes = {"\\i", "\\ir", "\\include", "\\include_relative"};
constexpr std::array<std::string_view, 2> connects = {"\\c", "\\connect"};

const char* way_out(std::string_view name, FileRole role) {
  if (is_one_of(name, includes)) {
    return role == FileRole::create ? "Take the line out, and list the file in order.json."
                                    : "Write the statements of that file in place of the line.";
  }
  if (is_one_of(name, connects)) {
    return "Take the line out: one file speaks to one database, the one that --postgres-dsn names.";
  }
  if (name == "\\copy") return "Use COPY ... FROM stdin; with the rows behind it and a line \\. at their end.";
  return "Take the line out, or write it as SQL: the file is sent to the server without psql.";
}

}  // namespace

std::string_view psql_command_name(std::string_view command) {
  return command.substr(0, command.find_first_of(" \t\r\n\\", 1));
}

void take_out_psql_commands(std::string_view text, sql::Script& script, FileRole role, Locator& locator,
                            base::Findings& findings) {
  std::erase_if(script.pieces, [&](const sql::Piece& piece) {
    if (piece.kind != sql::PieceKind::psql_command) return false;
    const std::string_view name = psql_command_name(piece.in(text));
    if (!is_one_of(name, harmless)) {
      findings.push_back(rules::broken(rules::psql_command, locator.at(piece.begin),
                                       fmt::format("psql command {} cannot be used here", base::printable(name)),
                                       way_out(name, role)));
    }
    return true;
  });
}

}  // namespace pgmanager::source

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sql/script.hpp"

namespace pgmanager::sql {

/// The pieces of a text with their kinds: "sql: ...", "data: ...", "psql: ...". An unterminated element comes last,
/// with its position: "unterminated comment at 7".
inline std::vector<std::string> split_text(std::string_view text) {
  const Script script = split(text);
  std::vector<std::string> result;
  for (const Piece& piece : script.pieces) {
    const char* kind = piece.kind == PieceKind::statement   ? "sql: "
                       : piece.kind == PieceKind::copy_data ? "data: "
                                                            : "psql: ";
    result.push_back(kind + std::string(piece.in(text)));
  }
  for (const Unterminated& open : script.unterminated)
    result.push_back("unterminated " + open.what + " at " + std::to_string(open.opened));
  return result;
}

using Texts = std::vector<std::string>;

}  // namespace pgmanager::sql

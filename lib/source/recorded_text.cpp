#include <fmt/format.h>

#include "base/sha256.hpp"
#include "source/sql_file.hpp"

namespace pgmanager::source {

namespace {

constexpr std::size_t largest_kept_data = 64UL * 1024;

}  // namespace

std::string recorded_text(const SqlFile& file) {
  std::string kept;
  std::size_t at = 0;
  for (const sql::Piece& piece : file.script.pieces) {
    if (piece.kind != sql::PieceKind::copy_data || piece.end - piece.begin <= largest_kept_data) continue;
    const std::string_view rows = piece.in(file.text);
    kept.append(file.text, at, piece.begin - at);
    kept += fmt::format("-- {} bytes of rows, SHA-256 {}\n", rows.size(), base::sha256_hex(rows));
    at = piece.end;
  }
  kept.append(file.text, at, std::string::npos);
  return kept;
}

}  // namespace pgmanager::source

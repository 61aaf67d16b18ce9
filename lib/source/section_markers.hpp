#pragma once

#include <optional>
#include <string_view>

#include "source/known_tools.hpp"
#include "sql/script.hpp"

namespace pgmanager::source {

/// A comment by which another tool divides a file into the part that it applies and the part that it reverts with.
struct SectionMarker {
  const OtherTool* tool = nullptr;
  std::string_view line;   ///< the comment, e.g. "-- migrate:down"
  std::size_t offset = 0;  ///< of its first byte in the text
};

/// The first one of `text`, which `script` was split from. Quoted strings and rows of COPY are not searched.
std::optional<SectionMarker> find_section_marker(std::string_view text, const sql::Script& script);

/// Whether the first line of `text` is that of a file of sqitch which reverts nothing: "-- Deploy project:change to pg"
/// or "-- Verify project:change on pg".
bool is_sqitch_file(std::string_view text);

}  // namespace pgmanager::source

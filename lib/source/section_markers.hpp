#pragma once

#include <optional>
#include <string_view>

#include "source/known_tools.hpp"
#include "sql/script.hpp"

namespace pgmanager::source {

/// A comment with which another tool divides a file into the part that applies a change and the part that reverts it.
struct SectionMarker {
  const OtherTool* tool = nullptr;
  std::string_view line;   ///< the comment, e.g. "-- migrate:down"
  std::size_t offset = 0;  ///< of its first byte in the text
};

/// The first marker of `text`; `script` is the result of splitting it. Quoted strings and rows of COPY are not
/// searched.
std::optional<SectionMarker> find_section_marker(std::string_view text, const sql::Script& script);

/// Whether the first line of `text` is that of a sqitch file that reverts nothing: "-- Deploy project:change to pg" or
/// "-- Verify project:change on pg".
bool is_sqitch_file(std::string_view text);

}  // namespace pgmanager::source

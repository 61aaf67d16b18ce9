#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Shortens long lines to a maximum width. All texts are printable UTF-8; columns are those of a terminal.
namespace pgmanager::report {

/// `text`, or its start and "…".
std::string shortened(std::string_view text, std::size_t most_columns);

/// `text`, or the part around byte `at`, with "…" in place of the rest.
std::string shortened_around(std::string_view text, std::size_t at, std::size_t most_columns);

/// The first byte where two texts differ, moved to the start of its character.
std::size_t first_difference(std::string_view a, std::string_view b);

/// How many bytes after that place are the same at the end of both texts.
std::size_t common_end(std::string_view a, std::string_view b, std::size_t from);

}  // namespace pgmanager::report

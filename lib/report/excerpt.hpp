#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Long lines cut so that they have room. All texts are printable UTF-8; columns are those of a terminal.
namespace pgmanager::report {

/// `text`, or its beginning and "…".
std::string shortened(std::string_view text, std::size_t most_columns);

/// `text`, or what stands around byte `at`, with "…" where something is left out.
std::string shortened_around(std::string_view text, std::size_t at, std::size_t most_columns);

/// The byte where two texts begin to differ: where a character begins.
std::size_t first_difference(std::string_view a, std::string_view b);

/// How many bytes of both, behind that place, are the same at the end.
std::size_t common_end(std::string_view a, std::string_view b, std::size_t from);

}  // namespace pgmanager::report

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::database {

/// The elements of a one-dimensional array without nulls, parsed from the server's text: {calendar,"a b","\"quoted\""}.
std::vector<std::string> text_array(std::string_view written);

/// The inverse of text_array().
std::string written_array(const std::vector<std::string>& elements);

}  // namespace pgmanager::database

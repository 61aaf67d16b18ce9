#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::database {

/// The elements of an array of one dimension without nulls, from the text that the server writes for it:
/// {calendar,"a b","\"quoted\""}.
std::vector<std::string> text_array(std::string_view written);

/// The way back.
std::string written_array(const std::vector<std::string>& elements);

}  // namespace pgmanager::database

#pragma once

#include <string>
#include <string_view>

namespace pgmanager::plan {

/// What changed from `before` to `after`, line by line, as a unified diff (three lines of context, without the file
/// header). Empty when the lines are equal; CRLF and LF are the same line end. Texts of more than 20,000 lines are not
/// compared: the answer says so.
std::string text_difference(std::string_view before, std::string_view after);

}  // namespace pgmanager::plan

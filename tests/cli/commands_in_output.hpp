#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::tests {

/// The commands of this program in a text that it printed, as text or as JSON: "postgres-manager repair --forget 1" of
/// "Correct it: postgres-manager repair --forget 1." A command ends where its sentence ends, at a comma, a bracket, a
/// second command, or at a word that is neither an option, nor its value, nor a word that the function takes.
std::vector<std::string> commands_in(std::string_view output);

}  // namespace pgmanager::tests

#pragma once

#include <string>

namespace pgmanager::cli {

/// The first word of a command line that asks for the man page. Not in the help: the installation uses it.
inline constexpr const char* man_page_word = "__man";

/// postgres-manager(1), from the tables of functions and options, in the macros of man(7).
std::string man_page();

}  // namespace pgmanager::cli

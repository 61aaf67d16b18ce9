#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "source/ordinal.hpp"

namespace pgmanager::cli {

/// One ordinal, as a value of `option`: "7", "00007". Throws base::Error (usage).
source::Ordinal parse_ordinal(std::string_view option, const std::string& text);

/// Several ordinals: "3,5" or "00003, 00005". Each once. Throws base::Error (usage).
std::vector<source::Ordinal> parse_ordinals(std::string_view option, const std::string& text);

}  // namespace pgmanager::cli

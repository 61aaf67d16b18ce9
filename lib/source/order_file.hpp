#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "source/directory.hpp"

namespace pgmanager::source {

/// The names of a group's files in the order that `text`, its order.json, gives them. Adds a finding for everything in
/// it that breaks a rule: by itself, and compared with `entries`, which stand in the group's directory. Complete only
/// when no findings were added. `path` is what findings call the order.json, `group` its directory.
std::vector<std::string> order_of_files(const std::string& group, const std::string& path, std::string_view text,
                                        const std::vector<Entry>& entries, base::Findings& findings);

}  // namespace pgmanager::source

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "source/directory.hpp"

namespace pgmanager::source {

/// The names of a group's files in the order of `text`, its order.json. Adds a finding for each rule that it breaks, by
/// itself or compared with `entries`, the content of the group's directory. Complete only if no findings were added.
/// `path` is the name of the order.json in findings, `group` its directory.
std::vector<std::string> order_of_files(const std::string& group, const std::string& path, std::string_view text,
                                        const std::vector<ListedEntry>& entries, base::Findings& findings);

}  // namespace pgmanager::source

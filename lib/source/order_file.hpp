#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "source/directory.hpp"

namespace pgmanager::source {

/// A key of order.json with its value, as in the JSON text: nothing is merged or judged.
struct OrderEntry {
  std::string key;
  std::optional<std::string> file;  ///< nothing if the value is not a string
  std::string type;                 ///< the type of the value if it is not a string: "a number", "an object", ...
  std::size_t offset = 0;           ///< of the last byte of the key
  int line = 0;                     ///< of the key, from 1
};

/// Reads the text of an order.json in the order of the text, including each key that appears twice (which parsing into
/// a map would lose). Nothing, and a finding, if the text is not valid JSON or not an object. Deeply nested text needs
/// no more stack than flat text. `path` is the name of the file in findings.
std::optional<std::vector<OrderEntry>> parse_order_json(const std::string& path, std::string_view text,
                                                        base::Findings& findings);

/// The names of a group's files in the order of `text`, its order.json. Adds a finding for each rule that it breaks, by
/// itself or compared with `entries`, the content of the group's directory. Complete only if no findings were added.
/// `path` is the name of the order.json in findings, `group` its directory.
std::vector<std::string> order_of_files(const std::string& group, const std::string& path, std::string_view text,
                                        const std::vector<ListedEntry>& entries, base::Findings& findings);

}  // namespace pgmanager::source

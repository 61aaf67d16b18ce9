#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"

namespace pgmanager::source {

/// A key of order.json with its value, as they stand in the JSON text: nothing is merged, nothing is judged.
struct OrderEntry {
  std::string key;
  std::optional<std::string> file;  ///< nothing when the value is not a string
  std::string type;                 ///< what the value is then: "a number", "an object", ...
  std::size_t offset = 0;           ///< of the last byte of the key
  int line = 0;                     ///< of the key, from 1
};

/// Reads the text of an order.json in the order of the text, with each key that stands there twice (which a parse into
/// a map would lose). Nothing, and a finding, when the text is not valid JSON or not an object. Needs no more stack for
/// deeply nested text than for flat text. `path` is what findings call the file.
std::optional<std::vector<OrderEntry>> parse_order_json(const std::string& path, std::string_view text,
                                                        base::Findings& findings);

}  // namespace pgmanager::source

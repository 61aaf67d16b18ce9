#pragma once

#include <string>
#include <string_view>

namespace pgmanager::authoring {

/// `text`, an order.json without findings, with one more entry behind the last: the file name under the number after
/// the highest. Everything else stays byte by byte, and the new entry looks like its neighbours: indentation, spaces,
/// line ends, leading zeros. An empty `text` gives a file of its own. Throws base::Error (refused) when the numbers
/// have run out.
std::string with_entry(const std::string& text, const std::string& file);

}  // namespace pgmanager::authoring

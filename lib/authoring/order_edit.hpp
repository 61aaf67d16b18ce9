#pragma once

#include <string>
#include <string_view>

namespace pgmanager::authoring {

/// Appends an entry to `text`, an order.json without findings: the file name under the number after the highest one.
/// The rest of the text is unchanged, and the new entry has the format of the others: indentation, spaces, line ends,
/// leading zeros. For an empty `text`, returns a new file. Throws base::Error (refused) if no number is left.
std::string with_entry(const std::string& text, const std::string& file);

}  // namespace pgmanager::authoring

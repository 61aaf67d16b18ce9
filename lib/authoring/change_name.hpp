#pragma once

#include <string>
#include <string_view>

namespace pgmanager::authoring {

/// What the user calls a change, as the rest of a file name in kebab-case: "Add shipped_at!" is "add-shipped-at".
/// Letters and digits of any script are kept, those of Latin, Greek and Cyrillic scripts in lower case; apostrophes are
/// dropped; everything else separates words. A single word in CamelCase is taken apart. ".sql" at the end is dropped.
/// Empty when nothing is left. `words` must be UTF-8.
std::string change_name(std::string_view words);

/// The same as words for a comment: "add shipped at".
std::string as_words(std::string change_name);

}  // namespace pgmanager::authoring

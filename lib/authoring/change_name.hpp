#pragma once

#include <string>
#include <string_view>

namespace pgmanager::authoring {

/// The user's name for a change, in kebab-case for a file name: "Add shipped_at!" becomes "add-shipped-at". Letters and
/// digits of any script are kept, those of Latin, Greek and Cyrillic scripts in lower case; apostrophes are dropped;
/// everything else separates words. A single word in CamelCase is split. A final ".sql" is dropped. Empty if nothing
/// remains. `words` must be UTF-8.
std::string change_name(std::string_view words);

/// The name as words for a comment: "add shipped at".
std::string as_words(std::string change_name);

}  // namespace pgmanager::authoring

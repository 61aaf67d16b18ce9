#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::base {

/// The candidate that is fewest edits away from `word` (Levenshtein distance, where two letters that have changed
/// places count once), if it is near enough to be what was meant: at most a third of the word's letters differ. Else
/// the only candidate that begins with `word`, if there is one; else empty.
std::string nearest_word(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace pgmanager::base

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::base {

/// The candidate with the smallest edit distance to `word`, if at most a third of the letters of `word` differ
/// (Levenshtein distance; swapping two adjacent letters counts as one edit). Otherwise the only candidate that begins
/// with `word`. Empty if there is neither.
std::string nearest_word(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace pgmanager::base

#include "base/nearest_word.hpp"

#include <algorithm>
#include <numeric>

namespace pgmanager::base {

namespace {

// Wagner and Fischer's algorithm with three rows; swapping two adjacent letters counts as one edit (Damerau's "optimal
// string alignment").
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0U);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before.swap(above);
    above.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({row[j - 1] + 1, above[j] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row.back();
}

// Finds "production" for "prod", unless "product" is a candidate, too.
std::string only_one_that_begins_with(std::string_view word, const std::vector<std::string>& candidates) {
  constexpr std::size_t shortest = 3;
  std::string only;
  for (const std::string& candidate : candidates) {
    if (word.size() < shortest || !candidate.starts_with(word)) continue;
    if (!only.empty()) return "";
    only = candidate;
  }
  return only;
}

}  // namespace

std::string nearest_word(std::string_view word, const std::vector<std::string>& candidates) {
  std::string nearest;
  std::size_t smallest = std::max<std::size_t>(word.size() / 3, 1) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance >= smallest) continue;
    smallest = distance;
    nearest = candidate;
  }
  return nearest.empty() ? only_one_that_begins_with(word, candidates) : nearest;
}

}  // namespace pgmanager::base

#include "source/rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <vector>

namespace pgmanager::source {
namespace {

using testing::Contains;
using testing::UnorderedElementsAreArray;

// The text between `before` and `after` in each line of a file of the project that contains both and starts with
// `line_start`.
std::vector<std::string> find_all(const std::string& file, std::string_view line_start, std::string_view before,
                                  std::string_view after) {
  std::ifstream stream(std::string(PGMANAGER_ROOT "/") + file);
  std::vector<std::string> found;
  for (std::string line; std::getline(stream, line);) {
    const std::size_t begin = line.find(before);
    if (!line.starts_with(line_start) || begin == std::string::npos) continue;
    const std::size_t end = line.find(after, begin + before.size());
    if (end != std::string::npos) found.push_back(line.substr(begin + before.size(), end - begin - before.size()));
  }
  return found;
}

TEST(Rules, AreAllDocumentedOnce) {
  const auto ids = find_all("lib/source/rules.hpp", "inline constexpr std::string_view ", " = \"", "\";");
  EXPECT_THAT(ids, Contains(rules::create_empty));
  EXPECT_THAT(find_all("docs/rules.md", "| `", "| `", "` |"), UnorderedElementsAreArray(ids));
}

}  // namespace
}  // namespace pgmanager::source

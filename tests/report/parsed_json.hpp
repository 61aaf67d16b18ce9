#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

namespace pgmanager::report::tests {

/// One document on one line with a line end, as a value.
inline nlohmann::json parsed(const std::string& line) {
  EXPECT_EQ(line.find('\n'), line.size() - 1) << line;
  return nlohmann::json::parse(line);
}

}  // namespace pgmanager::report::tests

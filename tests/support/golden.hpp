#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/files.hpp"

namespace pgmanager::tests {

/// Compares output with a file that a person has checked. The environment variable PGMANAGER_UPDATE_GOLDEN=1 rewrites
/// the file: then check it again.
inline void expect_golden(const std::string& text, const std::filesystem::path& file) {
  if (const char* update = std::getenv("PGMANAGER_UPDATE_GOLDEN"); update != nullptr && *update == '1') {
    std::ofstream(file, std::ios::binary) << text;
  }
  EXPECT_EQ(text, base::read_file(file)) << file << ", written anew by PGMANAGER_UPDATE_GOLDEN=1";
}

}  // namespace pgmanager::tests

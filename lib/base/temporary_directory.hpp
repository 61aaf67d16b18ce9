#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>

namespace pgmanager::base {

/// The value of the environment variable TMPDIR, whether that directory exists or not. Nothing if it is unset or empty.
inline std::optional<std::filesystem::path> chosen_temporary_directory() {
  const char* chosen = std::getenv("TMPDIR");  // NOLINT(concurrency-mt-unsafe)
  if (chosen == nullptr || *chosen == '\0') return std::nullopt;
  return chosen;
}

/// The value of TMPDIR, or /tmp if it is not set.
inline std::filesystem::path temporary_directory() {
  return chosen_temporary_directory().value_or("/tmp");
}

}  // namespace pgmanager::base

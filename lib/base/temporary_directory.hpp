#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>

namespace pgmanager::base {

/// What the environment variable TMPDIR names, whether it is there or not. An empty one names nothing.
inline std::optional<std::filesystem::path> chosen_temporary_directory() {
  const char* chosen = std::getenv("TMPDIR");  // NOLINT(concurrency-mt-unsafe)
  if (chosen == nullptr || *chosen == '\0') return std::nullopt;
  return chosen;
}

/// That, else /tmp.
inline std::filesystem::path temporary_directory() {
  return chosen_temporary_directory().value_or("/tmp");
}

}  // namespace pgmanager::base

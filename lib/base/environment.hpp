#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

namespace pgmanager::base {

/// The value of a variable of the process's environment. Nothing if it is not set or empty, which counts as the same.
inline std::optional<std::string> environment_variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());  // NOLINT(concurrency-mt-unsafe)
  if (value == nullptr || *value == '\0') return std::nullopt;
  return value;
}

/// The value of TMPDIR, whether that directory exists or not, or /tmp if it is not set.
inline std::filesystem::path temporary_directory() {
  return environment_variable("TMPDIR").value_or("/tmp");
}

}  // namespace pgmanager::base

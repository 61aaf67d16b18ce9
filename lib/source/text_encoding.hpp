#pragma once

#include <optional>
#include <string>

#include "base/finding.hpp"

namespace pgmanager::source {

/// The text of a file from its bytes: UTF-8 without its byte order mark, line ends as they are. Nothing, and a finding,
/// when the bytes are in another encoding or hold a NUL byte. `path` is what findings call the file.
std::optional<std::string> decode_text(const std::string& path, std::string bytes, base::Findings& findings);

}  // namespace pgmanager::source

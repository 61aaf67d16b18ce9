#pragma once

#include <string>
#include <string_view>

namespace pgmanager::source {

/// SHA-256 (hex) of `text` as if all its lines ended with LF: CRLF and a lone CR count as LF, so that a checkout on
/// another system has the same checksum.
std::string text_checksum(std::string_view text);

}  // namespace pgmanager::source

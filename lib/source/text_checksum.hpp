#pragma once

#include <string>
#include <string_view>

#include "base/sha256.hpp"

namespace pgmanager::source {

/// SHA-256 (hex) of `text` as if all its lines ended with LF: CRLF and a lone CR count as LF, so that a checkout on
/// another system has the same checksum.
std::string text_checksum(std::string_view text);

/// The same for a text that is added in portions.
class TextChecksum {
 public:
  /// A portion must not end between a CR and its LF.
  void add(std::string_view portion);
  /// After this call nothing may be added.
  std::string hex() { return sha256_.hex(); }

 private:
  base::Sha256 sha256_;
};

}  // namespace pgmanager::source

#include "source/checksum.hpp"

#include "base/sha256.hpp"

namespace pgmanager::source {

std::string text_checksum(std::string_view text) {
  base::Sha256 sha256;
  while (true) {
    const std::size_t cr = text.find('\r');
    sha256.add(text.substr(0, cr));
    if (cr == std::string_view::npos) return sha256.hex();
    sha256.add("\n");
    text.remove_prefix(text.substr(cr).starts_with("\r\n") ? cr + 2 : cr + 1);
  }
}

}  // namespace pgmanager::source

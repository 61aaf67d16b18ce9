#include "source/text_checksum.hpp"

namespace pgmanager::source {

void TextChecksum::add(std::string_view portion) {
  while (true) {
    const std::size_t cr = portion.find('\r');
    sha256_.add(portion.substr(0, cr));
    if (cr == std::string_view::npos) return;
    sha256_.add("\n");
    portion.remove_prefix(portion.substr(cr).starts_with("\r\n") ? cr + 2 : cr + 1);
  }
}

std::string text_checksum(std::string_view text) {
  TextChecksum checksum;
  checksum.add(text);
  return checksum.hex();
}

}  // namespace pgmanager::source

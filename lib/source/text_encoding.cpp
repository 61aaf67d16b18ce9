#include "source/text_encoding.hpp"

#include <fmt/format.h>

#include <array>

#include "base/utf8.hpp"
#include "source/file_name.hpp"
#include "source/locator.hpp"
#include "source/rules.hpp"

namespace pgmanager::source {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF"sv;

struct ByteOrderMark {
  std::string_view bytes;
  std::string_view encoding;  // iconv takes the mark away under this name
};

// UTF-32 first: its little-endian mark begins with that of UTF-16.
constexpr std::array foreign_marks = {
    ByteOrderMark{"\xFF\xFE\0\0"sv, "UTF-32"},
    ByteOrderMark{"\0\0\xFE\xFF"sv, "UTF-32"},
    ByteOrderMark{"\xFF\xFE"sv, "UTF-16"},
    ByteOrderMark{"\xFE\xFF"sv, "UTF-16"},
};

std::string convert_hint(std::string_view encoding, const std::string& path) {
  const std::string file = shell_word(base::printable(path));
  return fmt::format("Convert it: iconv -f {0} -t utf-8 {1} > {1}.utf-8 && mv {1}.utf-8 {1}", encoding, file);
}

std::optional<base::Finding> check_encoding(const std::string& path, std::string_view bytes) {
  for (const ByteOrderMark& mark : foreign_marks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    return rules::broken(rules::not_utf_8, in_file(path), fmt::format("file is in {}, not in UTF-8", mark.encoding),
                         convert_hint(mark.encoding, path));
  }
  if (const auto nul = bytes.find('\0'); nul != std::string_view::npos) {
    // The line alone: in front of the NUL byte the text need not be UTF-8.
    return rules::broken(rules::nul_byte, Locator(path, bytes).line_at(nul), "file contains a NUL byte",
                         "Take the byte out, or restore the file: PostgreSQL's text cannot hold it.");
  }
  if (const auto bad = base::find_invalid_utf8(bytes)) {
    return rules::broken(
        rules::not_utf_8, Locator(path, bytes).at(*bad),
        fmt::format("file is not in UTF-8: invalid byte 0x{:02x}", static_cast<unsigned char>(bytes[*bad])),
        convert_hint("latin1", path));
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> decode_text(const std::string& path, std::string bytes, base::Findings& findings) {
  if (bytes.starts_with(utf8_mark)) bytes.erase(0, utf8_mark.size());
  if (auto finding = check_encoding(path, bytes)) {
    findings.push_back(std::move(*finding));
    return std::nullopt;
  }
  return bytes;
}

}  // namespace pgmanager::source

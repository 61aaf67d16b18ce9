#include "source/text_encoding.hpp"

#include <fmt/format.h>

#include <algorithm>
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
  std::string_view encoding;  // iconv removes the mark with this name
};

// UTF-32 first: its little-endian mark starts with that of UTF-16.
constexpr std::array foreign_marks = {
    ByteOrderMark{"\xFF\xFE\0\0"sv, "UTF-32"},
    ByteOrderMark{"\0\0\xFE\xFF"sv, "UTF-32"},
    ByteOrderMark{"\xFF\xFE"sv, "UTF-16"},
    ByteOrderMark{"\xFE\xFF"sv, "UTF-16"},
};

std::string convert_hint(std::string_view encoding, const std::string& path) {
  const std::string file = shell_word(path);
  return fmt::format("Convert it: iconv -f {0} -t utf-8 {1} > {1}.utf-8 && mv {1}.utf-8 {1}", encoding, file);
}

constexpr std::size_t longest_character = 4;

std::size_t character_size(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
}

/// Finds the line of a byte by reading every byte, because a text of any size may precede it.
class LineSearch {
 public:
  explicit LineSearch(std::uint64_t begin) : begin_(begin), at_(begin) {}

  void add(std::string_view portion) {
    for (const char c : portion) add(c);
  }
  int line() const { return line_; }
  int column() const { return characters_ + 1; }
  std::uint64_t begin() const { return begin_; }

 private:
  void add(char c) {
    ++at_;
    if (c == '\n' || c == '\r') {
      if (!(c == '\n' && after_cr_)) ++line_;
      begin_ = at_;
      characters_ = 0;
    } else if (!base::is_continuation(c)) {
      ++characters_;
    }
    after_cr_ = c == '\r';
  }

  std::uint64_t begin_;
  std::uint64_t at_;
  int line_ = 1;
  int characters_ = 0;
  bool after_cr_ = false;
};

enum class Column { yes, no };

base::Location locate_byte(const std::string& path, const ByteSource& source, std::uint64_t text_begin,
                           std::uint64_t offset, Column column) {
  LineSearch search(text_begin);
  read_range(source, text_begin, offset, [&](std::string_view portion) { search.add(portion); });
  base::Location place = in_file(path);
  place.line = search.line();
  if (column == Column::yes) place.column = search.column();
  const std::string line = read_source_line(source, search.begin());
  base::show_line(place, line, base::byte_offset(line, static_cast<std::size_t>(std::max(place.column, 1) - 1)));
  return place;
}

}  // namespace

std::string read_source_line(const ByteSource& source, std::uint64_t offset, LongLine long_line) {
  std::string line;
  read_range(source, offset, offset + longest_source_line + 1, [&](std::string_view portion) { line += portion; });
  line.resize(std::min(line.find_first_of("\r\n"), line.size()));
  if (line.size() > longest_source_line) {
    if (long_line == LongLine::leave_out) return {};
    line.resize(longest_source_line);
    line.resize(line.size() - unfinished_end(line));
  }
  return well_formed(line);
}

std::size_t unfinished_end(std::string_view portion) {
  if (portion.ends_with('\r')) return 1;
  for (std::size_t size = 1; size < longest_character && size <= portion.size(); ++size) {
    const char c = portion[portion.size() - size];
    if (!base::is_continuation(c)) return character_size(c) > size ? size : 0;
  }
  return 0;
}

std::size_t EncodingCheck::begin(std::string_view first_bytes) {
  if (first_bytes.starts_with(utf8_mark)) text_begin_ = utf8_mark.size();
  checked_ = text_begin_;
  first_bytes.remove_prefix(static_cast<std::size_t>(text_begin_));
  for (const ByteOrderMark& mark : foreign_marks) {
    if (!is_foreign() && first_bytes.starts_with(mark.bytes)) foreign_encoding_ = mark.encoding;
  }
  return static_cast<std::size_t>(text_begin_);
}

void EncodingCheck::add(std::string_view portion) {
  if (!nul_) {
    if (const auto nul = portion.find('\0'); nul != std::string_view::npos) nul_ = checked_ + nul;
  }
  if (!invalid_) {
    if (const auto bad = base::find_invalid_utf8(portion)) {
      invalid_ = checked_ + *bad;
      invalid_byte_ = static_cast<unsigned char>(portion[*bad]);
    }
  }
  checked_ += portion.size();
}

std::optional<base::Finding> EncodingCheck::finding(const std::string& path, const ByteSource& source) const {
  if (is_foreign()) {
    return rules::broken(rules::not_utf_8, in_file(path), fmt::format("file is in {}, not in UTF-8", foreign_encoding_),
                         convert_hint(foreign_encoding_, path));
  }
  if (nul_) {
    // Only the line: the text before the NUL byte need not be UTF-8.
    return rules::broken(rules::nul_byte, locate_byte(path, source, text_begin_, *nul_, Column::no),
                         "file contains a NUL byte",
                         "Remove the byte, or restore the file: PostgreSQL's text cannot contain it.");
  }
  if (invalid_) {
    return rules::broken(rules::not_utf_8, locate_byte(path, source, text_begin_, *invalid_, Column::yes),
                         fmt::format("file is not in UTF-8: invalid byte 0x{:02x}", invalid_byte_),
                         convert_hint("latin1", path));
  }
  return std::nullopt;
}

std::optional<std::string> decode_text(const std::string& path, std::string bytes, base::Findings& findings) {
  EncodingCheck check;
  const std::size_t text_begin = check.begin(bytes);
  check.add(std::string_view(bytes).substr(text_begin));
  if (auto finding = check.finding(path, bytes_in_memory(bytes))) {
    findings.push_back(std::move(*finding));
    return std::nullopt;
  }
  bytes.erase(0, text_begin);
  return bytes;
}

}  // namespace pgmanager::source

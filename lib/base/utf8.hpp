#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pgmanager::base {

/// The offset of the first byte that is not part of well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates,
/// nothing above U+10FFFF); nothing if the whole text is well-formed.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// Whether the byte is not the first one of its character.
constexpr bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Folds letters as SQL folds keywords and identifiers: ASCII letters only, in every locale.
constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
std::string lowered(std::string_view text);

/// The number of characters (code points) in well-formed UTF-8.
std::size_t character_count(std::string_view text);

/// The part of `text` that begins at character `first` (0-based) and has `count` characters, or fewer if the text ends
/// earlier.
std::string_view characters(std::string_view text, std::size_t first, std::size_t count);

/// The byte offset of character `index` (0-based); text.size() if there are fewer characters.
std::size_t byte_offset(std::string_view text, std::size_t index);

/// `text` without these characters at its ends.
std::string_view trimmed(std::string_view text, std::string_view blanks);

/// Columns that `text` takes on a terminal: 2 for East Asian wide characters and emoji, 0 for combining marks,
/// 1 for everything else. Independent of the locale.
std::size_t display_width(std::string_view text);

/// The longest beginning of `text` that takes at most `columns` columns on a terminal.
std::string_view first_columns(std::string_view text, std::size_t columns);

/// The code points of well-formed UTF-8.
std::u32string code_points(std::string_view text);

/// Appends a character to a text in UTF-8.
void append(std::string& text, char32_t code_point);

/// The code point of a text that is exactly one well-formed character.
std::uint32_t code_point(std::string_view character);

/// Whether the character is a C1 control character, is invisible, or changes the writing direction, and so can make a
/// text look like another one. Joiners, which some scripts need, do not count.
bool is_invisible(std::uint32_t code_point);

/// `text` with everything that is not printable (control characters, is_invisible(), malformed UTF-8) written as \n, \t
/// or \xNN. For file names and server texts within one line of a message.
std::string printable(std::string_view text);

/// As printable(), but line ends and tabs stay. For texts of several lines from other sources, which must not send
/// control sequences to the terminal.
std::string printable_lines(std::string_view text);

}  // namespace pgmanager::base

#pragma once

#include <string>
#include <string_view>

namespace pgmanager::base {

/// `word` as a POSIX shell reads it back: quoted only where it has to be, so that a hint can be pasted. A word that is
/// not printable becomes $'...' (POSIX 2024, bash): never wrap printable() in it.
std::string shell_word(std::string_view word);

}  // namespace pgmanager::base

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace pgmanager::source {

/// What a file says to the program in a line `-- postgres-manager: <directive>`.
struct Directive {
  std::string_view text;   ///< what stands behind the colon, without white space around it
  std::size_t offset = 0;  ///< of the comment's first dash
};

/// The directives of the comments at the start of a file. Behind the first token of SQL a comment is only a comment.
std::vector<Directive> find_directives(std::string_view text);

}  // namespace pgmanager::source

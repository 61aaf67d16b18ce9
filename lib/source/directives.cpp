#include "source/directives.hpp"

#include <algorithm>

namespace pgmanager::source {

namespace {

constexpr std::string_view white_space = " \t\n\r\f\v";
constexpr std::string_view prefix = "postgres-manager:";

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(white_space), text.size()));
  return text.substr(0, text.find_last_not_of(white_space) + 1);
}

// One past the end of the block comment at `begin`; PostgreSQL's nest.
std::size_t end_of_block_comment(std::string_view text, std::size_t begin) {
  std::size_t depth = 0;
  std::size_t at = begin;
  while (at < text.size()) {
    const std::string_view two = text.substr(at, 2);
    if (two == "/*") {
      ++depth;
      at += 2;
    } else if (two == "*/") {
      at += 2;
      if (--depth == 0) return at;
    } else {
      ++at;
    }
  }
  return at;
}

}  // namespace

std::vector<Directive> find_directives(std::string_view text) {
  std::vector<Directive> directives;
  std::size_t at = 0;
  while ((at = text.find_first_not_of(white_space, at)) != std::string_view::npos) {
    if (text.substr(at, 2) == "/*") {
      at = end_of_block_comment(text, at);
      continue;
    }
    if (text.substr(at, 2) != "--") break;
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    const std::string_view comment = trimmed(text.substr(at + 2, end - at - 2));
    if (comment.starts_with(prefix)) {
      directives.push_back({.text = trimmed(comment.substr(prefix.size())), .offset = at});
    }
    at = end;
  }
  return directives;
}

}  // namespace pgmanager::source

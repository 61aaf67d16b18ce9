#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::tests {

/// What a run of the program has to end with. All of it is compared, whole.
struct Expectation {
  int status = 0;
  std::string output;
  std::string errors;

  friend bool operator==(const Expectation&, const Expectation&) = default;
};

/// One section of a story, e.g. "--- run status --output json". The sections status, stdout and stderr are no steps:
/// they belong to the `run` or `end` before them.
struct Step {
  std::string keyword;
  std::string argument;  ///< the rest of the header line
  std::string body;      ///< the lines below, each with its line end; blank lines at the end are left out
  int line = 0;          ///< of the header, 1-based
  Expectation expected;  ///< for run and end
};

/// A scripted use of the command line: one text file, described in tests/cli/README.md.
struct Story {
  std::string comment;  ///< the lines before the first section: why this story exists
  std::vector<Step> steps;
};

/// Throws std::runtime_error with the line number for what is no story.
Story parse_story(std::string_view text);

/// The text that parse_story reads back.
std::string story_text(const Story& story);

/// The words of an argument, separated by blanks; single or double quotes protect. Throws std::runtime_error when a
/// quote is not closed.
std::vector<std::string> words_of(std::string_view argument);

/// Text with \n, \r, \t, \\ and \xHH as those bytes; a line end counts only where it is written so.
std::string unescaped(std::string_view text);

}  // namespace pgmanager::tests

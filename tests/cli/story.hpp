#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::tests {

/// The expected result of a run of the program. All of it is compared completely.
struct Expectation {
  int status = 0;
  std::string output;
  std::string errors;

  friend bool operator==(const Expectation&, const Expectation&) = default;
};

/// One section of a story, e.g. "--- run status --output json". The sections status, stdout and stderr are not steps:
/// they belong to the `run` or `end` before them.
struct Step {
  std::string keyword;
  std::string argument;  ///< the rest of the header line
  std::string body;      ///< the lines after it, each with its line end, without blank lines at the end
  int line = 0;          ///< of the header, 1-based
  Expectation expected;  ///< for run and end
};

/// A scripted use of the command line in one text file; tests/cli/README.md describes the format.
struct Story {
  std::string comment;  ///< the lines before the first section: the purpose of the story
  std::vector<Step> steps;
};

/// Throws std::runtime_error with the line number if the text is not a story.
Story parse_story(std::string_view text);

/// The inverse of parse_story.
std::string story_text(const Story& story);

/// The words of an argument, separated by blanks; single or double quotes protect blanks. Throws std::runtime_error if
/// a quote is not closed.
std::vector<std::string> words_of(std::string_view argument);

/// Text with
/// , \r, \t, \\ and \xHH replaced by those bytes; literal line ends are dropped.
std::string unescaped(std::string_view text);

}  // namespace pgmanager::tests

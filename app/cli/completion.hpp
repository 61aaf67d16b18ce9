#pragma once

#include <functional>
#include <string>
#include <vector>

namespace pgmanager::cli {

/// A word that may come next on a command line that is being typed.
struct Candidate {
  std::string word;
  std::string about;  ///< one line; may be empty
};

/// What a shell offers.
struct Completion {
  enum class Paths { none, files, directories };

  Paths paths = Paths::none;  ///< the shell itself lists them
  std::vector<Candidate> candidates;
};

/// The names of the databases on the server that the words before lead to.
using DatabasesOf = std::function<std::vector<std::string>(const std::vector<std::string>& words)>;

/// What may come in place of the last one of `words`, which has been begun (it may be empty). `words`: those after the
/// program's name, divided at blanks. Reads names in the source tree and in the files of settings; what cannot be read
/// is not offered.
Completion complete(std::vector<std::string> words, const DatabasesOf& databases);

/// Asks the server; nothing if it does not answer within a second, or would have to be started. May add the connection
/// settings of .env.<environment> to the process's environment.
std::vector<std::string> databases_of(const std::vector<std::string>& words);

/// The first word of a command line that asks for candidates. Not in the help: only the shells' scripts use it.
inline constexpr const char* completion_word = "__complete";

/// The candidates as the scripts read them: a line each, the word and what it is about with a tab between; or ":files"
/// or ":directories".
std::string completion_lines(const Completion& completion);

}  // namespace pgmanager::cli

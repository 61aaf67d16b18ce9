#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "execute/run_context.hpp"

namespace pgmanager::execute {

/// How far a file has come whose statements are committed one by one. It lives on from a failed attempt to the next.
struct Progress {
  const plan::Step* step = nullptr;
  std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();  ///< its first attempt
  std::size_t position = 0;                   ///< of the file among those that are run, from 1
  std::size_t total = 0;                      ///< of those files
  bool begun = false;                         ///< in this session
  int statements_done = 0;                    ///< and recorded
  bool failed_before = false;                 ///< an earlier attempt has failed at the statement that is next
  std::multiset<std::string> generated_done;  ///< SHA-256 of the statements of its \gexec that are done
  bool partly_done = false;                   ///< as history::Entry::partly_done
  result::RepeatProgress repeat;              ///< of its directive `repeat`
  std::optional<std::int64_t> row;            ///< what the history says of it so far
};

/// Runs the statements of progress.step that are not done yet, each committed by itself and recorded when it is done,
/// and the history row in the end. A failure is returned, with what is kept of the file.
std::optional<result::Failure> run_step_without_transaction(const RunContext& context, Progress& progress);

}  // namespace pgmanager::execute

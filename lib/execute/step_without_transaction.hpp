#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "execute/run_context.hpp"

namespace pgmanager::execute {

/// The progress of a file whose statements are committed one by one. It is kept from a failed attempt to the next.
struct Progress {
  const plan::Step* step = nullptr;
  std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();  ///< beginning of its first attempt
  std::size_t position = 0;                   ///< of the file among those that run, from 1
  std::size_t total = 0;                      ///< number of those files
  bool begun = false;                         ///< in this session
  int statements_done = 0;                    ///< completed and recorded
  bool failed_before = false;                 ///< an earlier attempt failed at the next statement
  std::multiset<std::string> generated_done;  ///< SHA-256 of the completed statements of its \gexec
  bool partly_done = false;                   ///< as history::Entry::partly_done
  result::RepeatProgress repeat;              ///< of its `repeat` directive
  std::optional<std::int64_t> row;            ///< the file's current row in the history
};

/// Runs the remaining statements of progress.step, each committed and recorded separately, and finally adds the history
/// row of the file. Returns the failure, if any, with what is committed of the file.
std::optional<result::Failure> run_step_without_transaction(const RunContext& context, Progress& progress);

}  // namespace pgmanager::execute

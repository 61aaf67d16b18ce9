#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "cli/settings.hpp"
#include "cli/terminal.hpp"
#include "result/outcome.hpp"
#include "result/run_observer.hpp"

namespace pgmanager::cli {

/// The lock holders that were already shown for the current file: each gets one line, however long the wait is.
class NewHolders {
 public:
  /// Called when another file starts.
  void clear() { shown_.clear(); }

  /// The elements of `holders` that were not shown yet; no value: there is nothing to show. An empty list, once: a
  /// holder that this role cannot see.
  std::optional<std::vector<result::LockHolder>> take(const std::vector<result::LockHolder>& holders) {
    std::vector<result::LockHolder> unseen;
    for (const result::LockHolder& holder : holders) {
      if (shown_.insert(holder.pid).second) unseen.push_back(holder);
    }
    if (unseen.empty() && !(holders.empty() && shown_.insert(unknown_holder).second)) return std::nullopt;
    return unseen;
  }

 private:
  static constexpr int unknown_holder = 0;  // no process has this id
  std::set<int> shown_;                     // process ids
};

/// The observer for these settings: JSON lines, a live display on a terminal, or a plain line per event.
std::unique_ptr<result::RunObserver> make_progress(const Settings& settings, const Terminal& terminal);

/// How much of a build is shown where each line stays: what is built, or each of its files, too.
enum class Shown { titles, files };

/// The observer for building what one document shows: plain lines, even with JSON, and not on standard output.
std::unique_ptr<result::RunObserver> make_building_progress(const Settings& settings, const Terminal& terminal,
                                                            Shown shown = Shown::files);

/// The implementations, one file each.
std::unique_ptr<result::RunObserver> make_plain_progress(
    const Settings& settings, const Terminal& terminal,
    std::chrono::milliseconds between_rounds = std::chrono::seconds(10));  ///< of a file that repeats; less fills a log
std::unique_ptr<result::RunObserver> make_terminal_progress(const Settings& settings, const Terminal& terminal);
std::unique_ptr<result::RunObserver> make_json_progress(const Terminal& terminal);

}  // namespace pgmanager::cli

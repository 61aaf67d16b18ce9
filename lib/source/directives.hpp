#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "source/locator.hpp"

namespace pgmanager::source {

/// A line `-- postgres-manager: <directive>` as it is written. One line may hold several, separated by blanks.
struct WrittenDirective {
  std::string_view text;   ///< what stands behind the colon, without white space around it
  std::size_t offset = 0;  ///< of the comment
};

/// How long a statement waits for a lock: `first` in the first try of its transaction, more in each further try, `last`
/// in the last one. 0: as long as it takes, in every try.
struct LockTimeouts {
  std::chrono::milliseconds first;
  std::chrono::milliseconds last;

  static LockTimeouts always(std::chrono::milliseconds timeout) { return {timeout, timeout}; }

  friend bool operator==(const LockTimeouts&, const LockTimeouts&) = default;
};

/// What a file says to the program in its leading comments.
struct Directives {
  bool no_transaction = false;               ///< no-transaction: statement by statement, each committed by itself
  bool repeat = false;                       ///< repeat: its one statement again and again until it touches no row
  std::chrono::milliseconds repeat_pause{};  ///< repeat-pause=100ms: between two rounds
  std::optional<LockTimeouts> lock_timeout;  ///< lock-timeout=5s or lock-timeout=300ms..5s
  std::optional<std::chrono::milliseconds> statement_timeout;  ///< statement-timeout=10min; 0: none
  int requires_server = 0;                                     ///< requires-server=16: the oldest major version; 0: any

  friend bool operator==(const Directives&, const Directives&) = default;
};

/// Whether a directive has this name, written with dashes or underscores, in whatever case.
bool is_directive_name(std::string_view name);

/// The directives of the comments before the first statement.
std::vector<WrittenDirective> find_directives(std::string_view text);

/// What they say. Adds a finding for each that is not known, has a wrong value, or stands there twice.
Directives read_directives(std::string_view text, Locator& locator, base::Findings& findings);

}  // namespace pgmanager::source

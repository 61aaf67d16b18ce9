#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "source/locator.hpp"

namespace pgmanager::source {

/// A line `-- postgres-manager: <directive>` as written. One line may contain several, separated by blanks.
struct WrittenDirective {
  std::string_view text;   ///< the text after the colon, without surrounding white space
  std::size_t offset = 0;  ///< of the comment
};

/// How long a statement waits for a lock: `first` in the first try of its transaction, more in each further try, `last`
/// in the last one. 0: no limit, in every try.
struct LockTimeouts {
  std::chrono::milliseconds first;
  std::chrono::milliseconds last;

  static LockTimeouts always(std::chrono::milliseconds timeout) { return {timeout, timeout}; }

  friend bool operator==(const LockTimeouts&, const LockTimeouts&) = default;
};

/// The directives in the leading comments of a file.
struct Directives {
  bool no_transaction = false;               ///< no-transaction: each statement is committed by itself
  bool repeat = false;                       ///< repeat: runs its one statement until it affects no row
  std::chrono::milliseconds repeat_pause{};  ///< repeat-pause=100ms: between two rounds
  std::optional<LockTimeouts> lock_timeout;  ///< lock-timeout=5s or lock-timeout=300ms..5s
  std::optional<std::chrono::milliseconds> statement_timeout;  ///< statement-timeout=10min; 0: none
  int requires_server = 0;                                     ///< requires-server=16: the oldest major version; 0: any

  friend bool operator==(const Directives&, const Directives&) = default;
};

/// Whether a directive has this name, written with dashes or underscores, in any case.
bool is_directive_name(std::string_view name);

/// The directives of the comments before the first statement.
std::vector<WrittenDirective> find_directives(std::string_view text);

/// Parses the directives. Adds a finding for each that is unknown, has a wrong value, or appears twice.
Directives read_directives(std::string_view text, Locator& locator, base::Findings& findings);

}  // namespace pgmanager::source

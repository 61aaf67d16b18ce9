#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <variant>

#include "base/error.hpp"
#include "cli/settings.hpp"

/// The parts of the table from cause to hint. For hints.cpp only; everything else calls hint_for().
namespace pgmanager::cli::hints {

/// Nothing: it is no cause of these modules.
std::optional<std::string> about_connection(const base::ErrorCause& cause, const Settings& settings);
std::optional<std::string> about_database(const base::ErrorCause& cause, const Settings& settings);
std::optional<std::string> about_dump(const base::ErrorCause& cause, const Settings& settings);
std::optional<std::string> about_private_server(const base::ErrorCause& cause, const Settings& settings);
std::optional<std::string> about_run(const base::ErrorCause& cause, const Settings& settings);
std::optional<std::string> about_tree(const base::ErrorCause& cause, const Settings& settings);
std::optional<std::string> about_verification(const base::ErrorCause& cause, const Settings& settings);

/// For a revision that a shallow clone may lack. All branches, because it may contain only one.
constexpr const char* get_all_commits =
    "This clone is shallow and may lack it: get all commits of all branches with git fetch --unshallow origin "
    "'+refs/heads/*:refs/remotes/origin/*'; in CI set fetch-depth: 0 (GitHub) or GIT_DEPTH: 0 (GitLab).";

/// Calls `table`, which has one overload for each cause of a module: the compiler refuses a table that lacks one.
template <typename Table, typename... Causes>
std::optional<std::string> look_up(const base::ErrorCause& cause, std::type_identity<std::variant<Causes...>>,
                                   const Table& table) {
  std::optional<std::string> hint;
  const auto look_at = [&](const auto* found) {
    if (found != nullptr) hint = table(*found);
  };
  (look_at(cause.as<Causes>()), ...);
  return hint;
}

}  // namespace pgmanager::cli::hints

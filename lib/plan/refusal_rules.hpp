#pragma once

#include <string_view>

/// The ids of the reasons to refuse a run. They are stable; each one is a row of docs/refusals.md.
namespace pgmanager::plan::refusal_rules {

inline constexpr std::string_view already_created = "already-created";
inline constexpr std::string_view baseline_late = "baseline-late";
inline constexpr std::string_view baseline_unknown = "baseline-unknown";
inline constexpr std::string_view create_changed = "create-changed";
inline constexpr std::string_view create_unfinished = "create-unfinished";
inline constexpr std::string_view database_not_empty = "database-not-empty";
inline constexpr std::string_view deployment_changed = "deployment-changed";
inline constexpr std::string_view deployment_late = "deployment-late";
inline constexpr std::string_view deployment_missing = "deployment-missing";
inline constexpr std::string_view deployment_unfinished = "deployment-unfinished";
inline constexpr std::string_view history_elsewhere = "history-elsewhere";
inline constexpr std::string_view history_missing = "history-missing";
inline constexpr std::string_view history_not_trusted = "history-not-trusted";
inline constexpr std::string_view history_of_another_tree = "history-of-another-tree";
inline constexpr std::string_view instance_ahead = "instance-ahead";
inline constexpr std::string_view instance_protected = "instance-protected";
inline constexpr std::string_view lost_no_transaction = "lost-no-transaction";
inline constexpr std::string_view needs_no_transaction = "needs-no-transaction";
inline constexpr std::string_view ordinal_taken = "ordinal-taken";
inline constexpr std::string_view prune_manual_copy = "prune-manual-copy";
inline constexpr std::string_view prune_not_checked = "prune-not-checked";
inline constexpr std::string_view prune_not_in_place = "prune-not-in-place";
inline constexpr std::string_view prune_unknown = "prune-unknown";
inline constexpr std::string_view repair_not_needed = "repair-not-needed";
inline constexpr std::string_view repair_unknown = "repair-unknown";
inline constexpr std::string_view server_too_old = "server-too-old";
inline constexpr std::string_view start_missing = "start-missing";
inline constexpr std::string_view test_data_changed = "test-data-changed";
inline constexpr std::string_view test_data_too_early = "test-data-too-early";
inline constexpr std::string_view undo_partly_applied = "undo-partly-applied";
inline constexpr std::string_view undo_missing = "undo-missing";
inline constexpr std::string_view undo_target = "undo-target";
inline constexpr std::string_view undo_unfinished = "undo-unfinished";
inline constexpr std::string_view variable_not_set = "variable-not-set";

}  // namespace pgmanager::plan::refusal_rules

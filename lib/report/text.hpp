#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/finding.hpp"
#include "report/style.hpp"
#include "result/loss.hpp"
#include "result/outcome.hpp"
#include "result/run_observer.hpp"
#include "result/status.hpp"
#include "result/validation.hpp"

/// Values as text for people. Every text ends with a line end unless its comment says otherwise.
namespace pgmanager::report {

/// "12 ms", "1.24 s", "3 min 05 s"; no line end.
std::string duration_text(std::chrono::duration<double> length);

/// "1 file", "25 files"; no line end.
std::string count_text(std::size_t count, std::string_view singular, std::string_view plural);

/// The plural of a kind of objects: "columns", "indexes", "policies", "statistics".
inline std::string plural_of(const std::string& kind) {
  if (kind.ends_with("ss") || kind.ends_with('x')) return kind + "es";
  if (kind.ends_with('s')) return kind;
  if (kind.ends_with('y')) return kind.substr(0, kind.size() - 1) + "ies";
  return kind + "s";
}

/// "error: message", then location, detail and hint.
std::string error_text(const base::Error& error, const Style& style);

/// Every finding with its location and rule, the first ten with source line and hint, and a closing line with their
/// number, where they are, and `consequence`.
std::string findings_text(const base::Findings& findings, const Style& style,
                          std::string_view consequence = "nothing was run", std::string_view where = "the source tree");

/// The output of a dry run: the steps and the reason for each.
std::string plan_text(const plan::Plan& plan, const Style& style);

/// Why nothing was done, the first ten reasons with details and hints: for stderr.
std::string refusals_text(const std::vector<plan::Refusal>& refusals, const Style& style);
inline std::string refusals_text(const plan::Plan& plan, const Style& style) {
  return refusals_text(plan.refusals, style);
}

/// Why a run stopped part-way, in psql's format, and the way out if we know one: for stderr.
std::string failure_text(const result::Failure& failure, const Style& style);

/// The result of a run in one line; after a failure also which files were applied, failed and not tried.
std::string outcome_text(const result::Outcome& outcome, const Style& style);

/// Database, user, server, environment and tree, as far as they are known; one line without line end.
std::string instance_text(const result::Instance& instance, const Style& style);

/// The state of an instance: the deployments as a table, manual deployments, and the counts.
std::string status_text(const result::Status& status, const Style& style);

/// The files that an incomplete create has left, and what to do about them.
std::string unfinished_create_text(std::size_t files_in_place);

/// The INVALID indexes, a line each, and what to do about them; empty if there are none.
std::string invalid_indexes_text(const std::vector<result::InvalidIndex>& indexes, bool has_incomplete_files,
                                 const Style& style);

/// How to remove it, with the statement to type. `has_incomplete_files`: one of these files may build it again.
std::string invalid_index_hint(const result::InvalidIndex& index, bool has_incomplete_files);

/// The result of a check of a status, in one line.
std::string check_text(const result::Check& check, const Style& style);

/// One line for a tree without findings: what was checked, and what an instance lacks. Empty if `deployment` would be
/// refused there, because refusals_text then reports everything.
std::string validation_text(const result::Validation& validation, const Style& style);

/// A line for each of the first twenty notices, and the number of further ones.
std::string notices_text(const std::vector<std::string>& notices);

/// The server accepts queries, after `waited`.
std::string ready_text(const result::ReadyServer& server, std::chrono::duration<double> waited, const Style& style);

/// What reset and undo show before they ask: what would be lost, a line each without line end.
std::vector<std::string> reset_loss_lines(const result::DroppedObjects& objects, const result::RowEstimate& rows);
std::vector<std::string> undo_loss_lines(const result::UndoLoss& loss);

/// The output of a dry run of reset: what would be dropped, by kind; long lists are cut.
std::string reset_plan_text(const result::DroppedObjects& objects, const plan::Plan& create, const Style& style);

/// What a failed reset has dropped irrevocably; empty: nothing.
std::string reset_lost_text(const result::DroppedObjects& objects);

/// The number of dropped objects.
std::string reset_done_text(const result::DroppedObjects& objects);

/// "notice: ...", for a notice of a plan or a comparison; no line end.
std::string plan_notice_text(const std::string& notice, const Style& style);

/// A notice of the server with the file that caused it; one line without line end.
std::string notice_text(const plan::Step& step, const result::ServerNotice& notice);

/// The session that holds the lock we wait for, with what is known of it; one line without line end.
std::string lock_holder_text(const result::LockHolder& holder);

/// All holders, separated by semicolons, or that they are not visible; one line without line end.
std::string lock_holders_text(const std::vector<result::LockHolder>& holders);

/// Which session a statement waits for and for how long, short enough for the live line; no line end.
std::string waiting_text(const std::vector<result::LockHolder>& holders, std::chrono::duration<double> waited);

/// Why and when a file will be retried; one line without line end.
/// The line of events::RestorePointMade.
std::string restore_point_text(const std::optional<result::RestorePoint>& point,
                               const std::optional<base::Error>& why_not);
std::string retry_text(const plan::Step& step, const result::Retry& retry);

/// "45 %, building index: scanning table, index public.a_b_idx"; no line end.
std::string index_progress_text(const result::IndexProgress& progress);

/// That an INVALID index was dropped; one line without line end.
std::string invalid_index_dropped_text(const plan::Step& step, const std::string& index);

/// "hooks/before-create"; no line end.
std::string hook_path(source::Hook hook);

/// A line of a hook's output, after the hook's name; one line without line end.
std::string hook_output_text(source::Hook hook, const std::string& line);

/// "3 rounds, 3000 rows"; no line end.
std::string rounds_text(const result::RepeatProgress& progress);

}  // namespace pgmanager::report

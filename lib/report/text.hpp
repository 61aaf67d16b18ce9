#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/finding.hpp"
#include "report/style.hpp"
#include "result/dropped_objects.hpp"
#include "result/loss.hpp"
#include "result/outcome.hpp"
#include "result/run_observer.hpp"
#include "result/status.hpp"
#include "result/validation.hpp"

/// Values as text for a person. Every text ends with a line end unless it says otherwise.
namespace pgmanager::report {

/// "12 ms", "1.24 s", "3 min 05 s"; no line end.
std::string duration_text(std::chrono::duration<double> length);

/// "1 file", "25 files"; no line end.
std::string count_text(std::size_t count, std::string_view singular, std::string_view plural);

/// "error: message", then where, detail and hint.
std::string error_text(const base::Error& error, const Style& style);

/// Every finding with its place and rule, the first ten with source line and hint, and a closing line with their number
/// and `consequence`.
std::string findings_text(const base::Findings& findings, const Style& style,
                          std::string_view consequence = "nothing was sent to a server");

/// What a dry run shows: the steps and why each is in the plan.
std::string plan_text(const plan::Plan& plan, const Style& style);

/// Why nothing was done, the first ten reasons with details and hints: for stderr.
std::string refusals_text(const plan::Plan& plan, const Style& style);

/// Why a run stopped half way, as psql would say it, and the way out where we know one: for stderr.
std::string failure_text(const result::Failure& failure, const Style& style);

/// What came of a run, in a line; after a failure also what was applied, what failed and what was not tried.
std::string outcome_text(const result::Outcome& outcome, const Style& style);

/// Database, user, server, environment and tree, as far as they are known; one line without line end.
std::string instance_text(const result::Instance& instance, const Style& style);

/// Where an instance stands: the deployments as a table, manual deployments, and the counts.
std::string status_text(const result::Status& status, const Style& style);

/// What a create that was not completed has left, and what to do about it.
std::string unfinished_create_text(std::size_t files_in_place);

/// The INVALID indexes, a line each, and what to do about them; empty where there are none.
std::string invalid_indexes_text(const std::vector<result::InvalidIndex>& indexes, bool has_incomplete_files,
                                 const Style& style);

/// How to get rid of it, with the statement that is typed. `has_incomplete_files`: one of them may build it again.
std::string invalid_index_hint(const result::InvalidIndex& index, bool has_incomplete_files);

/// What a check of a status has found, in a line.
std::string check_text(const result::Check& check, const Style& style);

/// That a tree is in order, what was looked at, and what an instance lacks of it, in a line. Nothing when `deployment`
/// would be refused there: refusals_text says all there is to say.
std::string validation_text(const result::Validation& validation, const Style& style);

/// A line for each notice, the first twenty, and how many more there are.
std::string notices_text(const std::vector<std::string>& notices);

/// The server accepts queries, after `waited`.
std::string ready_text(const result::ReadyServer& server, std::chrono::duration<double> waited, const Style& style);

/// What a reset and an undo are asked about: what would be lost, a line each without line end.
std::vector<std::string> reset_loss_lines(const result::DroppedObjects& objects, const result::RowEstimate& rows);
std::vector<std::string> undo_loss_lines(const result::UndoLoss& loss);

/// What a dry run of reset shows: what would be dropped, by kinds, long lists cut.
std::string reset_plan_text(const result::DroppedObjects& objects, const plan::Plan& create, const Style& style);

/// What a reset that failed has dropped for good all the same; empty: nothing.
std::string reset_lost_text(const result::DroppedObjects& objects);

/// How much was dropped.
std::string reset_done_text(const result::DroppedObjects& objects);

/// "notice: ...", something that is worth knowing of a plan or a comparison; no line end.
std::string plan_notice_text(const std::string& notice, const Style& style);

/// A notice of the server's with the file that caused it; one line without line end.
std::string notice_text(const plan::Step& step, const result::ServerNotice& notice);

/// Who holds the lock that we wait for, with what is known of it; one line without line end.
std::string lock_holder_text(const result::LockHolder& holder);

/// All of them, separated by semicolons, or that they cannot be seen; one line without line end.
std::string lock_holders_text(const std::vector<result::LockHolder>& holders);

/// For whom a statement waits and for how long, short enough for a line that lives; no line end.
std::string waiting_text(const std::vector<result::LockHolder>& holders, std::chrono::duration<double> waited);

/// Why a file is going to be run again and when; one line without line end.
std::string retry_text(const plan::Step& step, const result::Retry& retry);

/// "45 %, building index: scanning table, index public.a_b_idx"; no line end.
std::string index_progress_text(const result::IndexProgress& progress);

/// That an INVALID index is gone; one line without line end.
std::string invalid_index_dropped_text(const plan::Step& step, const std::string& index);

/// "hooks/before-create"; no line end.
std::string hook_path(source::Hook hook);

/// What a hook has written, with its name before it; one line without line end.
std::string hook_output_text(source::Hook hook, const std::string& line);

/// "3 rounds, 3000 rows"; no line end.
std::string rounds_text(const result::RepeatProgress& progress);

}  // namespace pgmanager::report

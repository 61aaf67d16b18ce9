#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/finding.hpp"
#include "result/dropped_objects.hpp"
#include "result/outcome.hpp"
#include "result/run_observer.hpp"
#include "result/status.hpp"
#include "result/validation.hpp"

/// Values as JSON, with the same facts as the text. Each function returns one document on one line with a line end;
/// each event of a run is one such line. In texts that are not UTF-8, U+FFFD replaces each invalid byte. docs/json.md
/// documents the fields.
namespace pgmanager::report {

std::string error_json(const base::Error& error);
std::string findings_json(const base::Findings& findings);
/// `check`: its result, if a check was requested.
std::string status_json(const result::Status& status, const std::optional<result::Check>& check = std::nullopt,
                        const base::Findings& findings = {});
std::string validation_json(const result::Validation& validation);

/// The version of the program.
std::string version_json(std::string_view version);

/// The result of stopping a private server.
std::string stopped_json(const std::string& directory, bool was_running);

/// The server accepts queries, after `seconds`.
std::string ready_json(const result::ReadyServer& server, double seconds);

std::string target_json(const result::Instance& instance);
std::string waiting_for_server_json(const std::string& reason, double seconds_waited);
std::string reset_planned_json(const std::string& database, const result::DroppedObjects& objects);
std::string planned_json(const plan::Plan& plan);
std::string waiting_for_lock_json(const result::LockHolder& holder, double seconds_waited);
std::string file_started_json(const plan::Step& step, std::size_t position, std::size_t total);
std::string file_done_json(const plan::Step& step, double seconds);
std::string notice_json(const plan::Step& step, const result::ServerNotice& notice);
std::string statement_waits_json(const plan::Step& step, const std::vector<result::LockHolder>& holders,
                                 double seconds_waited);
std::string retrying_json(const plan::Step& step, const result::Retry& retry);
std::string index_progress_json(const plan::Step& step, const result::IndexProgress& progress);
std::string invalid_index_dropped_json(const plan::Step& step, const std::string& index);
std::string generated_statement_done_json(const plan::Step& step, int done, int total);
std::string round_done_json(const plan::Step& step, const result::RepeatProgress& progress);
std::string hook_started_json(source::Hook hook);
std::string hook_output_json(source::Hook hook, const std::string& text);
std::string hook_done_json(source::Hook hook, double seconds);
std::string outcome_json(const result::Outcome& outcome);

}  // namespace pgmanager::report

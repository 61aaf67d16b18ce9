#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/finding.hpp"
#include "result/loss.hpp"
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

/// The connection string of a database.
std::string dsn_json(const std::string& dsn);

/// The server accepts queries, after `seconds`.
std::string ready_json(const result::ReadyServer& server, double seconds);

/// One line; empty for events that are for people only.
std::string event_json(const result::Event& event);

std::string reset_planned_json(const std::string& database, const result::DroppedObjects& objects);
std::string outcome_json(const result::Outcome& outcome);

}  // namespace pgmanager::report

#pragma once

#include "base/stop_signal.hpp"
#include "pg/result.hpp"
#include "result/outcome.hpp"
#include "result/run_observer.hpp"
#include "source/statements.hpp"

namespace pgmanager::execute {

/// A failure without a failed statement of the file: the commit, a deferred constraint, the history row.
result::Failure failure_of(const plan::Step* step, const base::Error& error);

/// The failure of a statement of `file`.
result::Failure failure_of(const plan::Step& step, const source::LoadedFile& file, const source::Statement& statement,
                           const base::Error& error);

/// Reports a stop that was requested while the file waited for its next try, instead of the failure before it.
void replace_if_stopped(result::Failure& failure, const base::StopSignal& stop);

/// Adds advice if a file creates the schema of the history, as a pg_dump of a managed database does.
void advise_on_history(result::Failure& failure, const std::string& history_schema);

/// Removes the values of the variables that `file` uses from `error`.
void hide_values(history::RecordedError& error, const source::LoadedFile& file);

/// A server notice about `file`, without the values of variables; null: no file was loaded.
result::ServerNotice notice_of(const pg::ServerMessage& message, const source::LoadedFile* file);

}  // namespace pgmanager::execute

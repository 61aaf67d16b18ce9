#pragma once

#include <string>

#include "execute/run_context.hpp"

namespace pgmanager::execute {

/// The statement_timeout of the statements of a file, in PostgreSQL's format; "0": none. The file's directive has
/// precedence over the option, and the option over the setting of the user, database or server.
std::string statement_timeout(const RunContext& context, const plan::Step& step);

/// Advice for a file with a statement that was cancelled, but not by this program: the probable cause, and what to do.
/// Sends a query to the server.
std::string advice_on_cancelled(const RunContext& context, const result::Failure& failure);

}  // namespace pgmanager::execute

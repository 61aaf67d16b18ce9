#pragma once

#include <string>

#include "execute/run_context.hpp"

namespace pgmanager::execute {

/// The statement_timeout of the statements of a file, as PostgreSQL writes it; "0": none. The file's directive, else
/// the option, else what the user, the database or the server has set.
std::string statement_timeout(const RunContext& context, const plan::Step& step);

/// For a file of which a statement was cancelled, and not by us: what has probably done it, and the way out. Asks the
/// server.
std::string advice_on_cancelled(const RunContext& context, const result::Failure& failure);

}  // namespace pgmanager::execute

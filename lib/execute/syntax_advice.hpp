#pragma once

#include <string>

#include "result/outcome.hpp"
#include "source/statements.hpp"

namespace pgmanager::execute {

/// Translates the server's error into the one that psql would show. For a parameter such as $1 that is "there is no
/// parameter $1": our protocol allows parameters, so the server asks for the value instead. If the error is at a psql
/// variable, `failure.advice` says how to set it. `position` is the server's, in characters from 1, 0: none; returns
/// the position to show.
int explain_syntax(result::Failure& failure, const source::Statement& statement, int position);

}  // namespace pgmanager::execute

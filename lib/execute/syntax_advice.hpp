#pragma once

#include <string>

#include "result/outcome.hpp"
#include "source/statements.hpp"

namespace pgmanager::execute {

/// Says of a statement that the server refused what psql's user would be told: a parameter such as $1 gets the words
/// that psql shows ("there is no parameter $1"), because ours are sent with a protocol in which the server asks for its
/// value instead; and where the error is at a variable of psql's, `failure.advice` says how to give it a value.
/// `position` is the server's, in characters from 1, 0: none; it is returned as it is to be shown.
int explain_syntax(result::Failure& failure, const source::Statement& statement, int position);

}  // namespace pgmanager::execute

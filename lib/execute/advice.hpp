#pragma once

#include <string>

#include "execute/run_context.hpp"
#include "result/outcome.hpp"

namespace pgmanager::execute {

/// The way out of a failure of which only the server could know, as full sentences; only one that is open to a file of
/// this kind, in a run like this. Empty: PostgreSQL's own words say it. May ask the server. Throws as its questions do.
std::string advice(const RunContext& context, const plan::Plan& plan, const result::Failure& failure);

}  // namespace pgmanager::execute

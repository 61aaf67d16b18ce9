#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "execute/run_context.hpp"
#include "result/outcome.hpp"

namespace pgmanager::execute {

/// The way out of a failure of which only the server could know, as full sentences; only one that is open to a file of
/// this kind, in a run like this. Empty: PostgreSQL's own words say it. May ask the server. Throws as its questions do.
std::string advice(const RunContext& context, const plan::Plan& plan, const result::Failure& failure);

/// 'role "ann" does not exist'; of another kind of object, or in another language: nothing.
std::optional<std::string> role_named_in(std::string_view message);

}  // namespace pgmanager::execute

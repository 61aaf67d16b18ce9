#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "execute/run_context.hpp"
#include "result/outcome.hpp"

namespace pgmanager::execute {

/// The way out of a failure that only the server can detect, as full sentences; only what is possible for this kind of
/// file and run. Empty: PostgreSQL's own message is enough. May query the server, and throws as those queries do.
std::string advice(const RunContext& context, const plan::Plan& plan, const result::Failure& failure);

/// The name in 'role "ann" does not exist'; nothing for another kind of object, or in another language.
std::optional<std::string> role_named_in(std::string_view message);

}  // namespace pgmanager::execute

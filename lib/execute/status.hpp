#pragma once

#include "execute/session.hpp"
#include "result/status.hpp"

namespace pgmanager::execute {

/// The two queries of `status`. Both only read and take no lock, so they also work on a standby and during another run.
result::Instance instance_of(Session& session);
history::History read_history(Session& session);

}  // namespace pgmanager::execute

#pragma once

#include "execute/session.hpp"
#include "result/status.hpp"

namespace pgmanager::execute {

/// The two things that a status needs of an instance. Both read only and take no lock, and so also answer on a standby
/// and while another run is going on.
result::Instance instance_of(Session& session);
history::History read_history(Session& session);

}  // namespace pgmanager::execute

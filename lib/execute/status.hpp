#pragma once

#include "execute/session.hpp"
#include "plan/status.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::execute {

/// Where the instance stands, compared with the tree. Reads only, takes no lock, and so also answers on a standby and
/// while another run is going on.
plan::Status read_status(Session& session, const source::SourceTree& tree);

}  // namespace pgmanager::execute

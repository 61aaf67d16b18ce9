#pragma once

#include "cli/settings.hpp"
#include "cluster/private_server.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::cli {

/// instance/ of the tree, and what is wrong with it, including variables that are not set.
source::ReadResult read_instance(const Settings& settings);
/// The same for a private server. Throws base::Error (source_invalid) with the first finding, if there is one.
source::SourceTree require_instance(const Settings& settings);

/// How private and scratch servers are started: with the stand-ins in extensions/ of the tree, and as its instance/
/// says.
cluster::ServerOptions server_options(const Settings& settings, const source::InstanceSettings& instance);

}  // namespace pgmanager::cli

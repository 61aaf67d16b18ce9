#pragma once

#include "cluster/private_server.hpp"
#include "cluster/server_home.hpp"

namespace pgmanager::cluster {

/// Writes the files of settings that the server reads when it starts or reloads: pg_hba.conf and the parameters,
/// without those that unused_parameters() names. Returns whether one has changed. A running server that was started
/// without rules keeps those of initdb. Throws std::system_error.
bool write_settings(const ServerHome& home, const ServerPrograms& programs, const ServerOptions& options);

/// Makes postgresql.conf include the file of parameters, after everything else in it. Throws std::system_error.
void include_parameters(const ServerHome& home, const ServerPrograms& programs);

}  // namespace pgmanager::cluster

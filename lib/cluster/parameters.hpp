#pragma once

#include <string>
#include <vector>

#include "cluster/private_server.hpp"
#include "cluster/server_home.hpp"

namespace pgmanager::cluster {

/// The parameters as a file for `include` in postgresql.conf, without those that unused_parameters() names.
std::string parameters_text(const ServerPrograms& programs, const std::vector<Parameter>& parameters);

/// Makes postgresql.conf include the file of parameters, after everything else in it. Throws std::system_error.
void include_parameters(const ServerHome& home, const ServerPrograms& programs);

}  // namespace pgmanager::cluster

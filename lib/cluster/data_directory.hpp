#pragma once

#include "cluster/private_server.hpp"
#include "cluster/server_home.hpp"

namespace pgmanager::cluster {

/// Whether committed data survives a crash of the machine. Without durability everything is several times faster.
enum class Durability { full, none };

/// Makes sure that the home has a data directory that the programs can run: removes the remains of an interrupted
/// initialisation, and initialises a missing directory. Throws base::Error (refused) if initdb fails, or if the data
/// directory belongs to another major version.
void make_data_directory(const ServerHome& home, const ServerPrograms& programs, Durability durability);

/// The last lines of a text (a log, a program's output) without the final line end, as the detail of an error.
std::string last_lines(const std::string& text);

}  // namespace pgmanager::cluster

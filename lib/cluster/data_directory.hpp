#pragma once

#include "cluster/private_server.hpp"
#include "cluster/server_home.hpp"

namespace pgmanager::cluster {

/// Whether what is committed survives a crash of the machine. Without it everything is several times faster.
enum class Durability { full, none };

/// Makes sure that the home has a data directory that the programs can run: initialises it when missing, and cleans up
/// first what an interrupted initialisation left. Throws base::Error (refused) when initdb fails, or when the data
/// directory is of another major version.
void make_data_directory(const ServerHome& home, const ServerPrograms& programs, Durability durability);

/// The last lines of a text (a log, a program's output) without the final line end, as the detail of an error.
std::string last_lines(const std::string& text);

}  // namespace pgmanager::cluster

#pragma once

#include <memory>
#include <string>

#include "base/stop_signal.hpp"
#include "pg/connection.hpp"

namespace pgmanager::verify {

/// Which of several connection strings is meant, and what can be done without it.
struct NamedServer {
  std::string option;   ///< "--scratch-dsn"
  std::string way_out;  ///< a sentence that begins with "Or"; empty: it cannot do without
};

/// Connects to a server that is beside the target. Throws base::Error (connection) that says which one it is; its hint
/// recommends nothing that fits the target only (making the database, a server of --local).
std::unique_ptr<pg::Connection> connect(const pg::ConnectOptions& options, const NamedServer& named,
                                        const base::StopSignal& stop);

}  // namespace pgmanager::verify

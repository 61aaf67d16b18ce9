#pragma once

#include <memory>
#include <string>

#include "base/stop_signal.hpp"
#include "pg/connection.hpp"

namespace pgmanager::verify {

/// Which of several connection strings an error is about, and the alternative to it.
struct NamedServer {
  std::string option;   ///< "--scratch-dsn"
  std::string way_out;  ///< a sentence that begins with "Or"; empty: there is no alternative
};

/// Connects to a server other than the target. Throws base::Error (connection) that names the option; the hint omits
/// advice that only fits the target (creating the database, a server of --local).
std::unique_ptr<pg::Connection> connect(const pg::ConnectOptions& options, const NamedServer& named,
                                        const base::StopSignal& stop);

}  // namespace pgmanager::verify

#pragma once

#include <chrono>
#include <string>

#include "result/instance.hpp"

namespace pgmanager::result {

/// The schema of an instance as SQL.
struct SchemaDump {
  Instance instance;
  std::string file;             ///< where it was written; empty: to standard output
  std::string text;             ///< the statements
  std::string pg_dump_version;  ///< e.g. "15.18 (Debian 15.18-0+deb12u1)"
  std::chrono::duration<double> took{};
};

}  // namespace pgmanager::result

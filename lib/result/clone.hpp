#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "result/instance.hpp"
#include "result/outcome.hpp"

namespace pgmanager::result {

/// A database that was copied from a template, or would be.
struct Clone {
  Instance instance;
  std::string template_name;
  bool template_existed = false;  ///< before the call
  bool dry_run = false;           ///< nothing was done
  /// The run that built the template; not set: the template existed already. If the run did not complete, there is no
  /// new database.
  std::optional<Outcome> built;
  std::chrono::duration<double> took{};  ///< of copying alone
};

}  // namespace pgmanager::result

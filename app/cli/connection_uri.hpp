#pragma once

#include <string>
#include <vector>

#include "pg/connect_options.hpp"

namespace pgmanager::cli {

/// Settings of a connection in the form that most drivers read: postgresql://user:password@host:port/database?others.
/// Several hosts are separated by commas, each with its port. The directory of a Unix socket is the parameter "host".
std::string connection_uri(const std::vector<pg::ConnectionSetting>& settings);

/// The settings without those whose values are secrets (secret_parameters).
std::vector<pg::ConnectionSetting> without_secrets(std::vector<pg::ConnectionSetting> settings);

}  // namespace pgmanager::cli

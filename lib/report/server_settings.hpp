#pragma once

#include <string>

#include "report/style.hpp"
#include "result/server_settings.hpp"

namespace pgmanager::report {

/// The differences between a server and instance/, or what was changed there. `hint`: the next command; may be empty.
std::string server_settings_text(const result::ServerSettings& settings, const std::string& hint, const Style& style);
std::string server_settings_json(const result::ServerSettings& settings, const std::string& hint);

}  // namespace pgmanager::report

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/settings.hpp"

namespace pgmanager::cli {

/// The content of postgres-manager.json: settings for all environments, and those of each environment, which override
/// them.
struct Configuration {
  SettingsLayer settings;
  std::map<std::string, SettingsLayer, std::less<>> environments;
};

/// The keys that are allowed in the document and in each environment, in no order.
struct ConfigurationKeys {
  std::vector<std::string_view> document;
  std::vector<std::string_view> environment;
};
ConfigurationKeys configuration_keys();

/// `path` is for messages. Throws base::Error (usage) that names the key for keys that are unknown or appear twice and
/// for values of another type; the value is never shown: it may be a secret.
Configuration parse_configuration(const std::string& path, std::string_view text);

}  // namespace pgmanager::cli

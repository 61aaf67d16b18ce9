#include "cli/hide_secrets.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "base/error.hpp"
#include "pg/connect_options.hpp"

namespace pgmanager::cli {

bool holds_secret(const std::string& dsn) {
  try {
    const auto settings = pg::parse_dsn(dsn);
    return std::any_of(settings.begin(), settings.end(), [](const pg::ConnectionSetting& setting) {
      return setting.keyword == "password" || setting.keyword == "sslpassword";
    });
  } catch (const base::Error&) {
    return true;
  }
}

void hide_secrets(int argc, char** argv) {
  constexpr std::string_view option = "--postgres-dsn";
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (!argument.starts_with(option)) continue;
    char* value = nullptr;
    if (argument.size() > option.size() && argument[option.size()] == '=') {
      value = argv[i] + option.size() + 1;
    } else if (argument == option && i + 1 < argc) {
      value = argv[++i];
    }
    if (value != nullptr && holds_secret(value)) std::memset(value, 'x', std::strlen(value));
  }
}

}  // namespace pgmanager::cli

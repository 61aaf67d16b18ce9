#include "cli/hide_secrets.hpp"

#include <algorithm>
#include <array>
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

namespace {

void overwrite(char* text) {
  std::memset(text, 'x', std::strlen(text));
}

void hide_dsn(char* dsn) {
  if (holds_secret(dsn)) overwrite(dsn);
}

// The name stays: it tells what the program was started for. Without one anything may be the secret.
void hide_value(char* assignment) {
  char* equals = std::strchr(assignment, '=');
  overwrite(equals != nullptr ? equals + 1 : assignment);
}

struct SecretOption {
  std::string_view name;
  void (*hide)(char* value);
};

constexpr std::array secret_options = {SecretOption{"--postgres-dsn", &hide_dsn},
                                       SecretOption{"--scratch-dsn", &hide_dsn}, SecretOption{"--set", &hide_value},
                                       SecretOption{"--setting", &hide_value}};

const SecretOption* find_secret_option(std::string_view argument) {
  const std::string_view name = argument.substr(0, argument.find('='));
  const auto found = std::find_if(secret_options.begin(), secret_options.end(),
                                  [&](const SecretOption& option) { return option.name == name; });
  return found == secret_options.end() ? nullptr : &*found;
}

}  // namespace

void hide_secrets(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const SecretOption* option = find_secret_option(argv[i]);
    if (option == nullptr) continue;
    if (char* equals = std::strchr(argv[i], '=')) {
      option->hide(equals + 1);
    } else if (i + 1 < argc) {
      option->hide(argv[++i]);
    }
  }
}

}  // namespace pgmanager::cli

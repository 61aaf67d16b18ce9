#include "cli/secrets.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <string_view>

#include "base/error.hpp"
#include "pg/connect_options.hpp"

namespace pgmanager::cli {

namespace {

constexpr std::string_view white_space = " \t\n\v\f\r";

bool is_readable(const std::string& dsn) {
  try {
    pg::parse_dsn(dsn);
    return true;
  } catch (const base::Error&) {
    return false;
  }
}

// libpq reads "pass%77ord" as "password".
std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned byte = 0;
    const char* digits = text.data() + at + 1;
    if (text[at] == '%' && text.size() - at > 2 && std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2) {
      decoded += static_cast<char>(byte);
      at += 2;
    } else {
      decoded += text[at];
    }
  }
  return decoded;
}

std::string query_without_secrets(std::string_view query) {
  std::string kept;
  while (!query.empty()) {
    const std::string_view parameter = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(parameter.size() + 1, query.size()));
    if (is_secret_parameter(percent_decoded(parameter.substr(0, parameter.find('='))))) continue;
    kept += kept.empty() ? '?' : '&';
    kept += parameter;
  }
  return kept;
}

// The parts end where they end for libpq: the user and the password at the first "@" if no "/" comes before it, and
// everything before the parameters at the next "?".
std::string uri_without_secrets(std::string_view uri) {
  const std::size_t scheme_end = uri.find("://") + 3;
  std::string kept(uri.substr(0, scheme_end));
  uri.remove_prefix(scheme_end);
  const std::size_t user_end = uri.find_first_of("@/");
  if (user_end != std::string_view::npos && uri[user_end] == '@') {
    const std::string_view user = uri.substr(0, std::min(uri.find(':'), user_end));
    if (!user.empty()) kept.append(user).append("@");
    uri.remove_prefix(user_end + 1);
  }
  const std::size_t query = std::min(uri.find('?'), uri.size());
  kept += uri.substr(0, query);
  return kept + query_without_secrets(uri.substr(std::min(query + 1, uri.size())));
}

// `text` is a list of settings, so each contains "=".
std::string settings_without_secrets(std::string_view text) {
  std::string kept;
  for (std::size_t begin = text.find_first_not_of(white_space); begin < text.size();) {
    const std::size_t equals = text.find('=', begin);
    const std::string_view name = text.substr(begin, std::min(text.find_first_of(white_space, begin), equals) - begin);
    const std::size_t value = std::min(text.find_first_not_of(white_space, equals + 1), text.size());
    const std::size_t end = pg::end_of_value(text, value);
    if (!is_secret_parameter(name)) {
      if (!kept.empty()) kept += ' ';
      kept += text.substr(begin, end - begin);
    }
    begin = text.find_first_not_of(white_space, end);
  }
  return kept;
}

}  // namespace

bool is_secret_parameter(std::string_view keyword) {
  return std::find(secret_parameters.begin(), secret_parameters.end(), keyword) != secret_parameters.end();
}

std::optional<std::string> dsn_without_secrets(const std::string& dsn) {
  if (!is_readable(dsn)) return std::nullopt;
  const bool is_uri = pg::is_connection_uri(dsn);
  std::string kept = is_uri ? uri_without_secrets(dsn) : settings_without_secrets(dsn);
  if (kept.empty()) return std::nullopt;
  return kept;
}

bool holds_secret(const std::string& dsn) {
  try {
    const auto settings = pg::parse_dsn(dsn);
    return std::any_of(settings.begin(), settings.end(),
                       [](const pg::ConnectionSetting& setting) { return is_secret_parameter(setting.keyword); });
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

// The name is kept: it shows what the program was started for. A text without "=" may be the secret itself.
void hide_value(char* assignment) {
  char* equals = std::strchr(assignment, '=');
  overwrite(equals != nullptr ? equals + 1 : assignment);
}

// Also matches a URI without an option, or after a misspelled option.
bool is_uri_with_user(std::string_view argument) {
  const std::size_t scheme_end = argument.find("://");
  return scheme_end != std::string_view::npos && argument.find('@', scheme_end) != std::string_view::npos;
}

struct SecretOption {
  std::string_view name;
  void (*hide)(char* value);
};

constexpr std::array secret_options = {SecretOption{"--postgres-dsn", &hide_dsn},
                                       SecretOption{"--scratch-dsn", &hide_dsn},
                                       SecretOption{"--against-dsn", &hide_dsn}, SecretOption{"--set", &hide_value},
                                       SecretOption{"--setting", &hide_value}};

const SecretOption* find_secret_option(std::string_view argument) {
  const std::string_view name = argument.substr(0, argument.find('='));
  const auto found = std::find_if(secret_options.begin(), secret_options.end(),
                                  [&](const SecretOption& option) { return option.name == name; });
  return found == secret_options.end() ? nullptr : &*found;
}

// The end of the value that starts at `begin` in a connection string in key=value form, a URI's query or a JDBC URL,
// which a message may have put in quotes.
std::size_t end_of_secret(const std::string& text, std::size_t begin) {
  if (begin < text.size() && text[begin] == '\'') return pg::end_of_value(text, begin);
  return std::min(text.find_first_of(" \t\n\"&", begin), text.size());
}

// password='a b', password=secret and the like.
std::string without_values_of(std::string_view parameter, std::string text) {
  for (std::size_t at = text.find(parameter); at != std::string::npos; at = text.find(parameter, at)) {
    at += parameter.size();
    std::size_t begin = std::min(text.find_first_not_of(" \t", at), text.size());
    if (begin == text.size() || text[begin] != '=') continue;
    begin = std::min(text.find_first_not_of(" \t", begin + 1), text.size());
    text.replace(begin, end_of_secret(text, begin) - begin, "...");
  }
  return text;
}

// user:secret@host, a URI without its scheme.
std::string without_password_of_user(std::string text) {
  constexpr std::string_view ends = " \t\n\"";
  for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at + 1)) {
    const std::size_t before = text.find_last_of(ends, at);
    const std::size_t begin = before == std::string::npos ? 0 : before + 1;
    const std::size_t colon = text.find(':', begin);
    if (colon == std::string::npos || colon > at || text.compare(colon, 3, "://") == 0) continue;
    text.replace(colon + 1, at - colon - 1, "...");
    at = colon + 1 + std::string_view("...").size();
  }
  return text;
}

}  // namespace

std::string without_passwords(std::string text) {
  for (const std::string_view parameter : secret_parameters) text = without_values_of(parameter, std::move(text));
  constexpr std::string_view scheme_end = "://";
  for (std::size_t at = text.find(scheme_end); at != std::string::npos; at = text.find(scheme_end, at + 1)) {
    const std::size_t begin = at + scheme_end.size();
    const std::size_t end = text.find_first_of(" \t\n\"", begin);
    const std::size_t user_end = text.substr(0, end).rfind('@');
    const std::size_t colon = text.find(':', begin);
    if (user_end == std::string::npos || colon == std::string::npos || colon > user_end) continue;
    text.replace(colon + 1, user_end - colon - 1, "...");
  }
  return without_password_of_user(std::move(text));
}

void hide_secrets(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const SecretOption* option = find_secret_option(argv[i]);
    if (option == nullptr && is_uri_with_user(argv[i])) hide_dsn(argv[i]);
    if (option == nullptr) continue;
    if (char* equals = std::strchr(argv[i], '=')) {
      option->hide(equals + 1);
    } else if (i + 1 < argc) {
      option->hide(argv[++i]);
    }
  }
}

}  // namespace pgmanager::cli

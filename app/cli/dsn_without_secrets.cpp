#include "cli/dsn_without_secrets.hpp"

#include <algorithm>
#include <array>
#include <charconv>

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

}  // namespace pgmanager::cli

#include "cli/connection_uri.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "cli/option_values.hpp"
#include "cli/secrets.hpp"

namespace pgmanager::cli {

namespace {

// RFC 3986: everything except letters, digits and "-._~".
std::string percent_encoded(std::string_view text) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
  std::string encoded;
  for (const char c : text) {
    if (plain.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return encoded;
}

std::string value_of(const std::vector<pg::ConnectionSetting>& settings, std::string_view keyword) {
  const auto found = std::find_if(settings.begin(), settings.end(),
                                  [&](const pg::ConnectionSetting& setting) { return setting.keyword == keyword; });
  return found == settings.end() ? "" : found->value;
}

// An address of IPv6 contains colons.
std::string bracketed(const std::string& host) {
  return host.find(':') == std::string::npos ? percent_encoded(host) : "[" + host + "]";
}

// "db1:5432,db2:5433". libpq uses a single port for all hosts.
std::string with_ports(const std::string& host, const std::string& port) {
  const std::vector<std::string> hosts = split_at_commas(host);
  const std::vector<std::string> ports = split_at_commas(port);
  std::string text;
  for (std::size_t i = 0; i < hosts.size(); ++i) {
    if (i > 0) text += ',';
    text += bracketed(hosts[i]);
    const std::string its_port = ports.size() == 1 ? ports.front() : i < ports.size() ? ports[i] : "";
    if (!its_port.empty()) text += ":" + its_port;
  }
  return text;
}

}  // namespace

std::string connection_uri(const std::vector<pg::ConnectionSetting>& settings) {
  const std::string host = value_of(settings, "host");
  const bool is_socket = host.find('/') != std::string::npos || host.find('@') != std::string::npos;
  const bool in_authority = !host.empty() && !is_socket;
  const std::string user = value_of(settings, "user");
  const std::string password = value_of(settings, "password");
  std::string uri = "postgresql://";
  if (!user.empty()) uri += percent_encoded(user) + (password.empty() ? "@" : ":" + percent_encoded(password) + "@");
  if (in_authority) uri += with_ports(host, value_of(settings, "port"));
  uri += "/" + percent_encoded(value_of(settings, "dbname"));
  char separator = '?';
  for (const auto& [keyword, value] : settings) {
    const bool is_written = keyword == "dbname" || (keyword == "user" && !user.empty()) ||
                            (keyword == "password" && !user.empty()) ||
                            (in_authority && (keyword == "host" || keyword == "port"));
    if (is_written || value.empty()) continue;
    uri += fmt::format("{}{}={}", separator, keyword, percent_encoded(value));
    separator = '&';
  }
  return uri;
}

std::vector<pg::ConnectionSetting> without_secrets(std::vector<pg::ConnectionSetting> settings) {
  std::erase_if(settings, [](const pg::ConnectionSetting& setting) { return is_secret_parameter(setting.keyword); });
  return settings;
}

}  // namespace pgmanager::cli

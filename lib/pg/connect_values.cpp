#include "pg/connect_values.hpp"

#include <fmt/format.h>
#include <netdb.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <memory>
#include <new>
#include <string_view>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "pg/causes.hpp"
#include "pg/connect_options.hpp"

namespace pgmanager::pg {

namespace {

using Settings = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

/// A setting that accepts only a few words, according to libpq of PostgreSQL 18.
struct Choice {
  std::string_view keyword;
  std::string_view words;  // separated by ", "
};
constexpr std::array choices = {
    Choice{"sslmode", "disable, allow, prefer, require, verify-ca, verify-full"},
    Choice{"sslnegotiation", "postgres, direct"},
    Choice{"sslcertmode", "disable, allow, require"},
    Choice{"ssl_min_protocol_version", "TLSv1, TLSv1.1, TLSv1.2, TLSv1.3"},
    Choice{"ssl_max_protocol_version", "TLSv1, TLSv1.1, TLSv1.2, TLSv1.3"},
    Choice{"gssencmode", "disable, prefer, require"},
    Choice{"channel_binding", "disable, prefer, require"},
    Choice{"target_session_attrs", "any, read-write, read-only, primary, standby, prefer-standby"},
    Choice{"load_balance_hosts", "disable, random"},
};
constexpr std::string_view off_words = "false, off, no, 0";  // of the setting replication
struct Number {
  std::string_view keyword;
  std::string_view example;  // in its unit: seconds, a count, milliseconds
};
constexpr std::array numbers = {
    Number{"connect_timeout", "10"},     Number{"keepalives", "1"},       Number{"keepalives_idle", "60"},
    Number{"keepalives_interval", "10"}, Number{"keepalives_count", "3"}, Number{"tcp_user_timeout", "10000"},
};

bool is_number(std::string_view text) {
  constexpr std::string_view blanks = " \t\n\v\f\r";
  while (!text.empty() && blanks.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  while (!text.empty() && blanks.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  if (text.starts_with('+')) text.remove_prefix(1);
  std::int32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

bool is_one_of(std::string_view words, std::string_view value) {
  for (std::string_view rest = words; !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find(", "));
    if (word == value) return true;
    rest.remove_prefix(std::min(word.size() + 2, rest.size()));
  }
  return false;
}

[[noreturn]] void fail(const PQconninfoOption& option, const Cause& cause) {
  const std::string variable = option.envvar != nullptr ? fmt::format(", {}", option.envvar) : "";
  throw base::Error({.code = base::ErrorCode::usage,
                     .message = fmt::format("invalid value \"{}\" for connection setting \"{}\"",
                                            base::printable(option.val), option.keyword),
                     .detail = fmt::format("It comes from the connection string{} or a service file.", variable),
                     .cause = cause});
}

// For other settings an empty value means the default.
constexpr std::array<std::string_view, 4> never_empty = {"sslmode", "target_session_attrs", "channel_binding",
                                                         "gssencmode"};

std::size_t count_of_parts(std::string_view list) {
  return static_cast<std::size_t>(std::count(list.begin(), list.end(), ',')) + 1;
}

bool is_port(std::string_view text) {
  int port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  return text.empty() || (error == std::errc() && end == text.data() + text.size() && port >= 1 && port <= 65535);
}

void require_ports(const PQconninfoOption& option, std::string_view hosts) {
  const std::string_view ports = option.val;
  const std::size_t count = count_of_parts(ports);
  if (count > 1 && count != count_of_parts(hosts)) {
    fail(option, causes::NotOnePortPerHost{});
  }
  for (std::string_view rest = ports; !rest.empty();) {
    const std::string_view port = rest.substr(0, rest.find(','));
    if (!is_port(port)) fail(option, causes::PortOutOfRange{});
    rest.remove_prefix(std::min(port.size() + 1, rest.size()));
  }
}

// libpq expands a connection string in dbname only if dbname is the first setting; otherwise it is taken for a name. It
// is not shown, because it may contain a password.
void require_name(const std::string& database) {
  const bool is_uri = is_connection_uri(database);
  if (!is_uri && !is_list_of_settings(database)) return;
  throw base::Error({.code = base::ErrorCode::usage,
                     .message = "the name of the database is a connection string",
                     .detail = "It comes from the connection string (dbname), PGDATABASE or a service file.",
                     .cause = Cause(causes::ConnectionStringAsName{})});
}

bool is_address(const std::string& text) {
  addrinfo hints{};
  hints.ai_flags = AI_NUMERICHOST;
  addrinfo* found = nullptr;
  if (::getaddrinfo(text.c_str(), nullptr, &hints, &found) != 0) return false;
  ::freeaddrinfo(found);
  return true;
}

// As in libpq, one valid address is enough; an empty one leaves the choice to the host name.
void require_address(const PQconninfoOption& option) {
  for (std::string_view rest = option.val;;) {
    const std::string address(rest.substr(0, rest.find(',')));
    if (address.empty() || is_address(address)) return;
    if (address.size() == rest.size()) break;
    rest.remove_prefix(address.size() + 1);
  }
  fail(option, causes::NotAnAddress{});
}

void require_version_range(const PQconninfoOption& least, std::string_view greatest) {
  const std::string_view words = "TLSv1, TLSv1.1, TLSv1.2, TLSv1.3";
  const auto rank = [&](std::string_view version) { return words.find(fmt::format("{}, ", version)); };
  if (greatest.empty() || rank(least.val) <= rank(greatest)) return;
  fail(least, causes::TlsVersionsOutOfOrder{std::string(greatest)});
}

Settings settings_of(const PGconn* connection) {
  Settings settings(PQconninfo(const_cast<PGconn*>(connection)), &PQconninfoFree);
  if (!settings) throw std::bad_alloc();
  return settings;
}

}  // namespace

void require_known_values(const PGconn* connection) {
  const Settings settings = settings_of(connection);
  for (const PQconninfoOption* option = settings.get(); option->keyword != nullptr; ++option) {
    const std::string_view keyword = option->keyword;
    const std::string_view value = option->val == nullptr ? "" : option->val;
    const bool is_missing = option->val != nullptr && value.empty() &&
                            std::find(never_empty.begin(), never_empty.end(), keyword) != never_empty.end();
    if (value.empty() && !is_missing) continue;
    const auto* const choice = std::find_if(choices.begin(), choices.end(),
                                            [&](const Choice& each) { return each.keyword == option->keyword; });
    if (choice != choices.end() && !is_one_of(choice->words, value)) {
      fail(*option, causes::NotOneOfWords{std::string(choice->words)});
    }
    const auto* const number =
        std::find_if(numbers.begin(), numbers.end(), [&](const Number& each) { return each.keyword == keyword; });
    if (number != numbers.end() && !is_number(value)) {
      fail(*option, causes::NotAWholeNumber{.keyword = std::string(keyword), .example = std::string(number->example)});
    }
    if (keyword == "dbname") require_name(option->val);
    if (keyword == "hostaddr") require_address(*option);
    if (keyword == "replication" && !is_one_of(off_words, value)) {
      fail(*option, causes::ReplicationConnection{});
    }
    if (keyword == "port") {
      const std::string addresses = setting_of(connection, "hostaddr");
      require_ports(*option, addresses.empty() ? setting_of(connection, "host") : addresses);
    }
    if (keyword == "ssl_min_protocol_version") {
      require_version_range(*option, setting_of(connection, "ssl_max_protocol_version"));
    }
  }
}

std::string setting_of(const PGconn* connection, std::string_view keyword) {
  const Settings settings = settings_of(connection);
  for (const PQconninfoOption* option = settings.get(); option->keyword != nullptr; ++option) {
    if (option->keyword == keyword) return option->val == nullptr ? "" : option->val;
  }
  return "";
}

}  // namespace pgmanager::pg

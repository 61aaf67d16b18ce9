#include "pg/connect_options.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <new>
#include <optional>
#include <string_view>

#include "base/environment.hpp"
#include "base/error.hpp"
#include "base/nearest_word.hpp"
#include "pg/causes.hpp"

namespace pgmanager::pg {

namespace {

using ConnectionDefaults = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

[[noreturn]] void fail_to_parse(const std::string& detail) {
  throw base::Error({.code = base::ErrorCode::usage,
                     .message = "could not parse the connection string",
                     .detail = detail,
                     .cause = Cause(causes::MalformedConnectionString{})});
}

// libpq quotes the part of the DSN that it cannot parse, and that part may be (a piece of) a password, quotes included:
// everything between the first and the last quote is removed.
std::string without_quoted_parts(std::string message) {
  const std::size_t first = message.find('"');
  const std::size_t last = message.rfind('"');
  if (first != last) message.replace(first, last - first + 1, "\"...\"");
  message.erase(message.find_last_not_of('\n') + 1);
  return message;
}

// Reads a URI's user part as libpq does: it ends at the first "@", and there is none if a "/" comes before. A password
// that contains such a character would be split, and its end taken for a host or database, which messages show.
void require_unambiguous_uri(std::string_view dsn) {
  const std::size_t scheme_end = dsn.find("://");
  if (scheme_end != std::string_view::npos && dsn.find('=') > scheme_end && !dsn.starts_with("postgres://") &&
      !dsn.starts_with("postgresql://")) {
    fail_to_parse("The URI does not begin with postgresql:// or postgres://.");
  }
  if (!dsn.starts_with("postgres") || scheme_end == std::string_view::npos) return;
  std::string_view rest = dsn.substr(scheme_end + 3);
  const std::size_t user_end = rest.find_first_of("@/");
  if (user_end == std::string_view::npos) return;
  rest = rest.substr(user_end + 1);
  if (rest.substr(0, rest.find('?')).find('@') == std::string_view::npos) return;
  fail_to_parse(
      "There is a \"/\" before the \"@\", or more than one \"@\": in a user name, password or database name, write "
      "them as %2F and %40.");
}

struct ForeignName {
  std::string_view name;
  ForeignParameter parameter;
};
constexpr std::array foreign_names = {
    ForeignName{"schema", ForeignParameter::prisma_schema},
    ForeignName{"pgbouncer", ForeignParameter::prisma_pgbouncer},
    ForeignName{"connection_limit", ForeignParameter::prisma_connection_limit},
    ForeignName{"pool_timeout", ForeignParameter::prisma_pool_timeout},
    ForeignName{"sslaccept", ForeignParameter::prisma_sslaccept},
    ForeignName{"ssl", ForeignParameter::jdbc_ssl},
    ForeignName{"currentSchema", ForeignParameter::jdbc_current_schema},
};

// Parameters of later libpq versions than the oldest one that the program is built with.
struct NewerParameter {
  std::string_view name;
  int version;
};
constexpr std::array newer_parameters = {
    NewerParameter{"require_auth", 16},         NewerParameter{"sslcertmode", 16},
    NewerParameter{"load_balance_hosts", 16},   NewerParameter{"gssdelegation", 16},
    NewerParameter{"sslnegotiation", 17},       NewerParameter{"min_protocol_version", 18},
    NewerParameter{"max_protocol_version", 18}, NewerParameter{"scram_client_key", 18},
    NewerParameter{"scram_server_key", 18},     NewerParameter{"sslkeylogfile", 18},
    NewerParameter{"servicefile", 18},          NewerParameter{"oauth_issuer", 18},
    NewerParameter{"oauth_client_id", 18},      NewerParameter{"oauth_client_secret", 18},
    NewerParameter{"oauth_scope", 18},
};

// Nothing: it is neither another program's parameter nor a newer one.
std::optional<Cause> known_stranger(std::string_view name) {
  for (const ForeignName& each : foreign_names) {
    if (each.name == name) return causes::ForeignConnectionParameter{each.parameter};
  }
  for (const NewerParameter& each : newer_parameters) {
    if (each.name == name)
      return causes::NewerConnectionParameter{.since = each.version, .here = PQlibVersion() / 10000};
  }
  return std::nullopt;
}

[[noreturn]] void fail_unknown_parameter(const std::string& name, const std::vector<std::string>& known) {
  const auto stranger = known_stranger(name);
  throw base::Error(
      {.code = base::ErrorCode::usage,
       .message = "unknown connection parameter \"" + name + "\"",
       .cause = stranger ? *stranger : Cause(causes::UnknownConnectionParameter{base::nearest_word(name, known)})});
}

struct KnownParameters {
  std::vector<std::string> all;
  std::vector<std::string> secrets;  // those whose values libpq marks as not to be shown
};

KnownParameters known_parameters() {
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse("", nullptr),
                                                                             &PQconninfoFree);
  if (!options) throw std::bad_alloc();
  KnownParameters known;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    known.all.emplace_back(option->keyword);
    if (std::string_view(option->dispchar) == "*") known.secrets.emplace_back(option->keyword);
  }
  return known;
}

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_plain_name(std::string_view name) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
  return !name.empty() && name.find_first_not_of(letters) == std::string_view::npos;
}

// In key=value form even a name may be a piece of a password ("password=my schema=x" contains a blank). Only well-known
// names are shown.
void refuse_foreign_parameters(std::string_view dsn, const std::vector<std::string>& known) {
  constexpr std::string_view blanks = " \t\n";
  for (std::size_t equals = dsn.find('='); equals != std::string_view::npos; equals = dsn.find('=', equals + 1)) {
    const std::size_t end = equals == 0 ? std::string_view::npos : dsn.find_last_not_of(blanks, equals - 1);
    if (end == std::string_view::npos) continue;
    const std::size_t before = dsn.find_last_of(blanks, end);
    const std::string name(dsn.substr(before == std::string_view::npos ? 0 : before + 1,
                                      end - (before == std::string_view::npos ? 0 : before + 1) + 1));
    if (!holds(known, name) && known_stranger(name)) fail_unknown_parameter(name, known);
  }
}

constexpr std::string_view white_space = " \t\n\v\f\r";

// Any other name is shown only if it cannot be a piece of a password: no secret comes before it, and no "@" after.
void refuse_unknown_settings(std::string_view dsn, const KnownParameters& known) {
  for (std::size_t begin = dsn.find_first_not_of(white_space); begin < dsn.size();) {
    const std::size_t equals = dsn.find('=', begin);
    const std::size_t end = std::min(dsn.find_first_of(white_space, begin), equals);
    const std::string name(dsn.substr(begin, end - begin));
    if (equals == std::string_view::npos || dsn.find_first_not_of(white_space, end) != equals) return;
    if (!is_plain_name(name) || holds(known.secrets, name)) return;
    if (!holds(known.all, name)) {
      if (dsn.find('@', begin) != std::string_view::npos) return;
      fail_unknown_parameter(name, known.all);
    }
    const std::size_t value = std::min(dsn.find_first_not_of(white_space, equals + 1), dsn.size());
    begin = dsn.find_first_not_of(white_space, end_of_value(dsn, value));
  }
}

// libpq accepts ssl=true in a URI, as JDBC does, and no other value of ssl.
void require_known_in_uri(const std::string& name, std::string_view value, const std::vector<std::string>& known) {
  if (holds(known, name) || (name == "ssl" && value == "true")) return;
  if (name != "ssl") fail_unknown_parameter(name, known);
  throw base::Error({.code = base::ErrorCode::usage,
                     .message = "invalid value for connection parameter \"ssl\"",
                     .cause = Cause(causes::SslParameter{})});
}

// libpq would show the name together with what may be a piece of a password. Here it is shown only if it cannot be one:
// after the URI's "?", with no "@" after it.
void require_known_parameters(std::string_view dsn) {
  const KnownParameters known = known_parameters();
  if (!dsn.starts_with("postgres") || dsn.find("://") == std::string_view::npos) {
    refuse_foreign_parameters(dsn, known.all);
    refuse_unknown_settings(dsn, known);
    return;
  }
  const std::size_t user_end = dsn.find('@') == std::string_view::npos ? 0 : dsn.find('@');
  const std::size_t begin = dsn.find('?', user_end);
  if (begin == std::string_view::npos || dsn.find('@', begin) != std::string_view::npos) return;
  for (std::string_view rest = dsn.substr(begin + 1); !rest.empty();) {
    const std::string_view parameter = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(parameter.size() + 1, rest.size()));
    const std::string name(parameter.substr(0, parameter.find('=')));
    if (parameter.size() == name.size() || !is_plain_name(name)) continue;
    require_known_in_uri(name, parameter.substr(name.size() + 1), known.all);
  }
}

}  // namespace

bool is_connection_uri(std::string_view text) {
  return text.starts_with("postgresql://") || text.starts_with("postgres://");
}

std::size_t end_of_value(std::string_view text, std::size_t begin) {
  const bool is_quoted = begin < text.size() && text[begin] == '\'';
  for (std::size_t at = is_quoted ? begin + 1 : begin; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (is_quoted && text[at] == '\'') {
      return at + 1;
    } else if (!is_quoted && white_space.find(text[at]) != std::string_view::npos) {
      return at;
    }
  }
  return text.size();
}

bool is_connection_string(std::string_view text) {
  return is_connection_uri(text) || text.find('=') != std::string_view::npos;
}

std::vector<ConnectionSetting> parse_dsn(const std::string& dsn) {
  require_unambiguous_uri(dsn);
  require_known_parameters(dsn);
  char* message = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(dsn.c_str(), &message),
                                                                             &PQconninfoFree);
  const std::unique_ptr<char, decltype(&PQfreemem)> owned_message(message, &PQfreemem);
  if (!options) fail_to_parse(message != nullptr ? "libpq says: " + without_quoted_parts(message) + "." : "");
  std::vector<ConnectionSetting> settings;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val != nullptr) settings.push_back({option->keyword, option->val});
  }
  for (const ConnectionSetting& setting : settings) {
    // With several hosts there may be one port for each. libpq checks them only when it connects.
    const bool is_port = setting.keyword == "port";
    if (is_port && setting.value.find_first_not_of("0123456789, ") != std::string::npos) {
      fail_to_parse("The port is not a number.");
    }
  }
  return settings;
}

bool is_list_of_settings(const std::string& text) {
  try {
    return text.find('=') != std::string::npos && !parse_dsn(text).empty();
  } catch (const base::Error&) {
    return false;
  }
}

std::vector<ConnectionSetting> explicit_settings(const ConnectOptions& options) {
  const std::vector<ConnectionSetting> in_dsn = parse_dsn(options.dsn);
  const ConnectionDefaults defaults(PQconndefaults(), &PQconninfoFree);
  std::vector<ConnectionSetting> settings;
  for (const PQconninfoOption* option = defaults.get(); option != nullptr && option->keyword != nullptr; ++option) {
    const std::string keyword = option->keyword;
    const auto found = std::find_if(in_dsn.begin(), in_dsn.end(),
                                    [&](const ConnectionSetting& setting) { return setting.keyword == keyword; });
    if (keyword == "dbname" && !options.dbname.empty()) {
      settings.push_back({keyword, options.dbname});
    } else if (keyword == "user" && !options.user.empty()) {
      settings.push_back({keyword, options.user});
    } else if (found != in_dsn.end()) {
      settings.push_back(*found);
    } else if (const auto value =
                   option->envvar != nullptr ? base::environment_variable(option->envvar) : std::nullopt) {
      settings.push_back({keyword, *value});
    }
  }
  return settings;
}

std::string database_name(const ConnectOptions& options) {
  if (!options.dbname.empty()) return options.dbname;
  std::string name;
  std::string user;
  const auto take = [&](std::string_view keyword, const char* value) {
    if (value == nullptr || *value == '\0') return;
    if (keyword == "dbname") name = value;
    if (keyword == "user") user = value;
  };
  const ConnectionDefaults defaults(PQconndefaults(), &PQconninfoFree);
  for (const PQconninfoOption* option = defaults.get(); option != nullptr && option->keyword != nullptr; ++option) {
    take(option->keyword, option->val);
  }
  for (const ConnectionSetting& setting : parse_dsn(options.dsn)) take(setting.keyword, setting.value.c_str());
  return name.empty() ? user : name;
}

std::string origin_of_options(const ConnectOptions& options) {
  const auto settings = parse_dsn(options.dsn);
  const auto has = [&](std::string_view keyword) {
    return std::any_of(settings.begin(), settings.end(),
                       [&](const ConnectionSetting& setting) { return setting.keyword == keyword; });
  };
  if (has("options")) return "the connection string (options)";
  if (has("service") || base::environment_variable("PGSERVICE")) return "the service file (options) or PGOPTIONS";
  return base::environment_variable("PGOPTIONS") ? "PGOPTIONS" : "the connection";
}

bool environment_names_connection() {
  const ConnectionDefaults defaults(PQconndefaults(), &PQconninfoFree);
  for (const PQconninfoOption* option = defaults.get(); option != nullptr && option->keyword != nullptr; ++option) {
    if (option->envvar != nullptr && std::getenv(option->envvar) != nullptr)
      return true;  // NOLINT(concurrency-mt-unsafe)
  }
  return std::getenv("PGSERVICEFILE") != nullptr;  // NOLINT(concurrency-mt-unsafe)
}

}  // namespace pgmanager::pg

#include "pg/connect_options.hpp"

#include <libpq-fe.h>

#include <cstdlib>
#include <memory>
#include <regex>

#include "base/error.hpp"

namespace pgmanager::pg {

namespace {

using ConnectionDefaults = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

// libpq quotes the part of the DSN that it stumbled over, and that part may be (a piece of) a password.
std::string without_quoted_parts(const std::string& message) {
  static const std::regex quoted("\"[^\"]*\"");
  std::string text = std::regex_replace(message, quoted, "\"...\"");
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

}  // namespace

std::vector<ConnectionSetting> parse_dsn(const std::string& dsn) {
  char* message = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(dsn.c_str(), &message),
                                                                              &PQconninfoFree);
  const std::unique_ptr<char, decltype(&PQfreemem)> owned_message(message, &PQfreemem);
  if (!options) {
    throw base::Error({.code = base::ErrorCode::usage,
                       .message = "could not parse the connection string",
                       .detail = message != nullptr ? "libpq says: " + without_quoted_parts(message) + "." : "",
                       .hint = "Use a URI (postgresql://user:password@host:5432/database, special characters in the "
                               "password percent-encoded) or key=value pairs (host=... dbname=...)."});
  }
  std::vector<ConnectionSetting> settings;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val != nullptr) settings.push_back({option->keyword, option->val});
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

bool environment_names_connection() {
  const ConnectionDefaults defaults(PQconndefaults(), &PQconninfoFree);
  for (const PQconninfoOption* option = defaults.get(); option != nullptr && option->keyword != nullptr; ++option) {
    if (option->envvar != nullptr && std::getenv(option->envvar) != nullptr) return true;  // NOLINT(concurrency-mt-unsafe)
  }
  return std::getenv("PGSERVICEFILE") != nullptr;  // NOLINT(concurrency-mt-unsafe)
}

}  // namespace pgmanager::pg

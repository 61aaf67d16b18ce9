// What is known of an open connection, also in the form in which other programs can use it.
#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "pg/connection.hpp"

namespace pgmanager::pg {

namespace {

// These describe our program, not the way to the database.
constexpr std::array about_us = {std::string_view("application_name"), std::string_view("client_encoding")};

std::string text(const char* value) {
  return value == nullptr ? "" : value;
}

}  // namespace

bool Connection::lost() const {
  return given_up_ || PQstatus(handle()) != CONNECTION_OK;
}

int Connection::backend_pid() const {
  return PQbackendPID(handle());
}

std::string Connection::server_version_text() const {
  const char* text = PQparameterStatus(handle(), "server_version");
  return text == nullptr ? "" : text;
}

int Connection::server_version() const {
  return PQserverVersion(handle());
}

std::string Connection::host() const {
  return PQhost(handle());
}

std::string Connection::port() const {
  return PQport(handle());
}

std::string Connection::database() const {
  return PQdb(handle());
}

bool Connection::is_superuser() const {
  const char* said = PQparameterStatus(handle(), "is_superuser");
  return said != nullptr && std::string_view(said) == "on";
}

std::string Connection::user() const {
  return PQuser(handle());
}

bool Connection::in_transaction() const {
  const PGTransactionStatusType status = PQtransactionStatus(handle());
  return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

ConnectionEnvironment Connection::environment() const {
  ConnectionEnvironment environment;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> all(PQconninfo(handle()), &PQconninfoFree);
  if (!all) throw std::bad_alloc();
  const auto value_of = [&](const PQconninfoOption& option) {
    const std::string_view keyword = option.keyword;
    // With several hosts: the one that answered, and its password.
    if (keyword == "host") return host();
    if (keyword == "port") return port();
    if (keyword == "hostaddr") return text(option.val).empty() ? "" : text(PQhostaddr(handle()));
    if (keyword == "dbname") return database();
    if (keyword == "user") return user();
    if (keyword == "password") return PQconnectionUsedPassword(handle()) != 0 ? text(PQpass(handle())) : "";
    // The other settings already contain the service's values, which would override them.
    if (keyword == "service") return std::string();
    return text(option.val);
  };
  for (const PQconninfoOption* option = all.get(); option->keyword != nullptr; ++option) {
    if (option->envvar == nullptr) continue;
    if (std::find(about_us.begin(), about_us.end(), option->keyword) != about_us.end()) continue;
    std::string value = value_of(*option);
    if (value.empty()) {
      environment.without.emplace_back(option->envvar);
    } else {
      environment.set.emplace_back(option->envvar, std::move(value));
    }
  }
  return environment;
}

}  // namespace pgmanager::pg

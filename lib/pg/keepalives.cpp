#include "pg/keepalives.hpp"

#include <libpq-fe.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace pgmanager::pg {

namespace {

struct Default {
  std::string_view keyword;  // of libpq
  int option;
  int value;
};

// A probe after 30 s of silence, then one every 10 s, at most three without an answer.
constexpr std::array defaults = {
    Default{"keepalives_idle", TCP_KEEPIDLE, 30}, Default{"keepalives_interval", TCP_KEEPINTVL, 10},
    Default{"keepalives_count", TCP_KEEPCNT, 3}, Default{"tcp_user_timeout", TCP_USER_TIMEOUT, 60'000}};

bool is_tcp(int socket) {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  if (::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length) != 0) return false;
  return address.ss_family == AF_INET || address.ss_family == AF_INET6;
}

}  // namespace

// Set on the socket, because parameters of the connection would override those of a service file.
void set_keepalives(const pg_conn* connection) {
  const int socket = PQsocket(connection);
  if (socket < 0 || !is_tcp(socket)) return;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> all(PQconninfo(const_cast<pg_conn*>(connection)),
                                                                         &PQconninfoFree);
  if (!all) return;
  const auto said = [&](std::string_view keyword) -> std::string {
    for (const PQconninfoOption* option = all.get(); option->keyword != nullptr; ++option) {
      if (option->keyword == keyword && option->val != nullptr) return option->val;
    }
    return "";
  };
  const bool off = said("keepalives") == "0";
  for (const Default& each : defaults) {
    if (!said(each.keyword).empty() || (off && each.option != TCP_USER_TIMEOUT)) continue;
    // If the kernel does not support the option, the connection works without it.
    ::setsockopt(socket, IPPROTO_TCP, each.option, &each.value, sizeof each.value);
  }
}

}  // namespace pgmanager::pg

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

// 30 s of silence, then a probe every 10 s, and three of them without an answer.
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

// Set on the socket and not as parameters of the connection, which would win over what a service file says.
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
    // A kernel that does not know it is no reason not to work.
    ::setsockopt(socket, IPPROTO_TCP, each.option, &each.value, sizeof each.value);
  }
}

}  // namespace pgmanager::pg

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <array>

#include "pg/connection.hpp"
#include "support/delay_proxy.hpp"
#include "support/test_server.hpp"

namespace pgmanager::pg {

namespace {

class Keepalives : public tests::ServerTest {
 protected:
  // The socket belongs to libpq: it is found by its connection to the proxy.
  static int socket_to(std::uint16_t port) {
    for (int fd = 3; fd < 1024; ++fd) {
      sockaddr_in peer{};
      socklen_t length = sizeof peer;
      if (::getpeername(fd, reinterpret_cast<sockaddr*>(&peer), &length) != 0) continue;
      if (peer.sin_family == AF_INET && ntohs(peer.sin_port) == port) return fd;
    }
    return -1;
  }
  static int option(int socket, int level, int name) {
    int value = -1;
    socklen_t length = sizeof value;
    ::getsockopt(socket, level, name, &value, &length);
    return value;
  }

  std::array<int, 5> kept(const std::string& more) const {
    const tests::DelayProxy line({.target = server_address()});
    const Connection connection(
        {.dsn = tests::test_server_dsn() + fmt::format(" host=127.0.0.1 port={} {}", line.port(), more)}, stop_);
    const int socket = socket_to(line.port());
    return {option(socket, SOL_SOCKET, SO_KEEPALIVE), option(socket, IPPROTO_TCP, TCP_KEEPIDLE),
            option(socket, IPPROTO_TCP, TCP_KEEPINTVL), option(socket, IPPROTO_TCP, TCP_KEEPCNT),
            option(socket, IPPROTO_TCP, TCP_USER_TIMEOUT)};
  }
  std::string server_address() const {
    const Connection connection({.dsn = tests::test_server_dsn()}, stop_);
    const bool socket = connection.host().starts_with('/');
    return connection.host() + (socket ? "/.s.PGSQL." : ":") + connection.port();
  }
  base::StopSignal stop_;
};

using Values = std::array<int, 5>;

TEST_F(Keepalives, DetectADeadConnectionWithinAMinute) {
  EXPECT_EQ(kept(""), (Values{1, 30, 10, 3, 60'000}));
}

TEST_F(Keepalives, FollowTheConnectionString) {
  EXPECT_EQ(kept("keepalives_idle=77 tcp_user_timeout=5000"), (Values{1, 77, 10, 3, 5000}));
  EXPECT_EQ(kept("keepalives_interval=7 keepalives_count=9"), (Values{1, 30, 7, 9, 60'000}));
}

TEST_F(Keepalives, AreOffIfTheConnectionStringSaysSo) {
  EXPECT_EQ(kept("keepalives=0")[0], 0);
}

}  // namespace

}  // namespace pgmanager::pg

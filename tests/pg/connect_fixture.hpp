#pragma once

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <system_error>

#include "base/owned_fd.hpp"
#include "base/stop_signal.hpp"
#include "pg/causes.hpp"
#include "pg/connection.hpp"
#include "support/test_server.hpp"
#include "support/thrown.hpp"

namespace pgmanager::pg {

class Connect : public tests::ServerTest {
 protected:
  base::Error::Parts failure(const ConnectOptions& options) const {
    return tests::thrown_by([&] { const Connection connection(options, stop_); });
  }
  base::StopSignal stop_;
};

inline ConnectCause why(const base::Error::Parts& error) {
  return tests::cause_of<causes::NoConnection>(error).why;
}

/// Accepts connections on the loopback address (in the kernel) and never sends a byte.
class SilentServer {
 public:
  SilentServer() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(socket_.get(), generic, size) != 0 || ::listen(socket_.get(), 4) != 0 ||
        ::getsockname(socket_.get(), generic, &size) != 0) {
      throw std::system_error(errno, std::generic_category());
    }
    port_ = ntohs(address.sin_port);
  }
  int port() const { return port_; }
  int socket() const { return socket_.get(); }
  void stop_listening() { socket_.reset(); }

 private:
  base::OwnedFd socket_;
  int port_ = 0;
};

}  // namespace pgmanager::pg

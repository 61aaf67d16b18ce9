#pragma once

#include <netinet/in.h>
#include <sys/socket.h>

#include <stdexcept>

#include "base/owned_fd.hpp"

namespace pgmanager::tests {

/// A port of localhost that no program listens on. Another program may take it before it is used.
inline int free_port() {
  const base::OwnedFd tried(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (::bind(tried.get(), reinterpret_cast<const sockaddr*>(&address), size) != 0 ||
      ::getsockname(tried.get(), reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    throw std::runtime_error("could not find a free port");
  }
  return ntohs(address.sin_port);
}

}  // namespace pgmanager::tests

#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <thread>

#include "base/owned_fd.hpp"

namespace pgmanager::tests {

/// Simulates a network between a program and its server: listens on a free port of 127.0.0.1 and forwards to the
/// server. Each direction has the same delay and unlimited bandwidth: a chunk is sent when the delay after its arrival
/// is over, independently of other chunks. Undelivered data is kept in memory, without a limit.
///
/// The TCP handshake is not delayed (it takes a round trip in a real network). The end of a stream is delayed like
/// data; a reset becomes such an end.
class DelayProxy {
 public:
  /// The place where the first connection ends.
  struct Cut {
    enum class Before {
      chunk_to_server,   ///< data that the client sends at once
      answer_to_client,  ///< the end of a statement, or the readiness for the next one; needs sslmode=disable
    };
    Before before = Before::chunk_to_server;
    std::uint64_t number = 1;  ///< of the first chunk or answer that is not delivered, counted from 1
  };

  struct Options {
    std::string target;                  ///< the path of a server's Unix socket, or "host:port" with an IPv4 address
    std::chrono::microseconds delay{0};  ///< each way
    std::uint16_t port = 0;              ///< to listen on; 0: any free one
    std::optional<Cut> cut;
  };

  struct Counts {
    std::uint64_t connections = 0;
    std::uint64_t bytes_to_server = 0;
    std::uint64_t bytes_to_client = 0;
    std::uint64_t turns = 0;  ///< how often a client sent first or after the server had sent: waits for an answer
  };

  /// Throws std::system_error if it cannot listen, std::invalid_argument if the target is not valid. A missing server
  /// is noticed only when a client connects: the connection ends at once.
  explicit DelayProxy(const Options& options);
  /// Ends all connections; undelivered data is lost.
  ~DelayProxy();
  DelayProxy(const DelayProxy&) = delete;
  DelayProxy& operator=(const DelayProxy&) = delete;

  std::uint16_t port() const { return port_; }
  /// From now on, the first `connections` connections stay open and forward nothing; by default, all current and future
  /// ones.
  void go_dead(std::uint64_t connections = UINT64_MAX) { dead_ = connections; }

  /// The sum for all connections, including closed ones.
  Counts counts() const;
  /// Whether the traffic has reached Options::cut.
  bool has_cut() const { return has_cut_; }

 private:
  friend class DelayLoop;

  struct AtomicCounts {
    std::atomic<std::uint64_t> connections{0}, bytes_to_server{0}, bytes_to_client{0}, turns{0};
  };

  base::OwnedFd listener_;
  base::OwnedFd wake_;  ///< an eventfd that the destructor makes readable
  std::uint16_t port_ = 0;
  AtomicCounts counts_;
  std::atomic<bool> has_cut_ = false;
  std::atomic<std::uint64_t> dead_{0};
  std::jthread thread_;  ///< last: uses all members above
};

}  // namespace pgmanager::tests

#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <thread>

#include "base/owned_fd.hpp"

namespace pgmanager::tests {

/// A network between a program and its server: listens on a free port of 127.0.0.1 and forwards to the server. Each
/// direction is delayed by the same time and by nothing else: a chunk is stamped when it is read and goes out at that
/// time plus the delay, however many are on their way, so that bandwidth stays unlimited and only waiting costs. What
/// is under way is kept in memory, without a bound.
///
/// Not delayed is the making of the connection itself (a round trip in a real network). The end of a stream is delayed
/// like data; a reset becomes such an end.
class DelayProxy {
 public:
  /// Where the first connection ends.
  struct Cut {
    enum class Before {
      chunk_to_server,   ///< what the client sends in one go
      answer_to_client,  ///< the end of a statement, or the readiness for the next one; needs sslmode=disable
    };
    Before before = Before::chunk_to_server;
    std::uint64_t number = 1;  ///< of the chunk or answer that is not delivered any more, counted from 1
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
    std::uint64_t turns = 0;  ///< how often a client spoke first or after the server had spoken: waits for an answer
  };

  /// Throws std::system_error when it cannot listen, std::invalid_argument when the target cannot be understood. A
  /// server that is not there shows only when somebody connects: the connection ends at once.
  explicit DelayProxy(const Options& options);
  /// Ends all connections; what is still under way is lost.
  ~DelayProxy();
  DelayProxy(const DelayProxy&) = delete;
  DelayProxy& operator=(const DelayProxy&) = delete;

  std::uint16_t port() const { return port_; }
  /// From now on the first `connections` stay open and forward nothing; all that there will ever be, by default.
  void go_dead(std::uint64_t connections = UINT64_MAX) { dead_ = connections; }

  /// Of all connections, those that have ended included.
  Counts counts() const;
  /// Whether the traffic has come as far as Options::cut.
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
  std::jthread thread_;  ///< last: uses everything above
};

}  // namespace pgmanager::tests

#include "support/delay_proxy.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <deque>
#include <list>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <vector>

namespace pgmanager::tests {

namespace {

using Clock = std::chrono::steady_clock;

struct Address {
  sockaddr_storage storage{};
  socklen_t size = 0;
  const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }
};

template <typename Specific>
Address make_address(const Specific& specific) {
  Address address;
  std::memcpy(&address.storage, &specific, sizeof specific);
  address.size = sizeof specific;
  return address;
}

Address ipv4_address(const std::string& host, std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  if (::inet_pton(AF_INET, host.c_str(), &address.sin_addr) != 1)
    throw std::invalid_argument("no IPv4 address: " + host);
  return make_address(address);
}

Address target_address(const std::string& target) {
  if (target.starts_with('/')) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (target.size() >= sizeof address.sun_path) throw std::invalid_argument("socket path too long: " + target);
    std::copy(target.begin(), target.end(), address.sun_path);
    return make_address(address);
  }
  const auto colon = target.rfind(':');
  if (colon == std::string::npos) throw std::invalid_argument("neither a socket path nor host:port: " + target);
  return ipv4_address(target.substr(0, colon), static_cast<std::uint16_t>(std::stoul(target.substr(colon + 1))));
}

/// Throws the error in errno if a system call has returned -1.
int checked(int result, const char* what) {
  if (result < 0) throw std::system_error(errno, std::generic_category(), what);
  return result;
}

bool would_block() {
  return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

void send_at_once(int fd) {
  const int on = 1;
  ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);  // a Unix socket refuses this, and does not need it
}

/// Empty if the server does not accept the connection.
base::OwnedFd connect_to(const Address& address) {
  base::OwnedFd fd(::socket(address.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (!fd || ::connect(fd.get(), address.get(), address.size) != 0) return {};
  ::fcntl(fd.get(), F_SETFL, O_NONBLOCK);
  send_at_once(fd.get());
  return fd;
}

/// Finds the answers in the server's messages (https://www.postgresql.org/docs/current/protocol-message-formats.html):
/// one byte for the type, four for the length.
class AnswerCounter {
 public:
  /// The offset in `bytes`, which continue those of the last call, of the answer with this number; nothing if it is not
  /// in them.
  std::optional<std::size_t> find(std::string_view bytes, std::uint64_t number) {
    for (std::size_t at = 0; at < bytes.size();) {
      if (rest_ == 0 && header_.empty()) begin_ = at;
      if (rest_ == 0) {
        header_ += bytes[at++];
        if (header_.size() == 1 && is_answer(header_[0]) && ++count_ == number) return begin_;
        if (header_.size() == 5) end_header();
        continue;
      }
      const std::size_t taken = std::min(rest_, bytes.size() - at);
      rest_ -= taken;
      at += taken;
    }
    return std::nullopt;
  }

 private:
  static bool is_answer(char kind) { return kind == 'C' || kind == 'Z'; }

  void end_header() {
    std::uint32_t length = 0;
    for (std::size_t i = 1; i < header_.size(); ++i) length = length << 8U | static_cast<unsigned char>(header_[i]);
    rest_ = length - 4;  // the length includes itself
    header_.clear();
  }

  std::string header_;    // of the current message, as far as it was received
  std::size_t rest_ = 0;  // of its body
  std::size_t begin_ = 0;
  std::uint64_t count_ = 0;
};

/// One direction of a connection.
class Lane {
 public:
  using Before = DelayProxy::Cut::Before;

  Lane(int from, int to, Clock::duration delay) : from_(from), to_(to), delay_(delay) {}

  /// Nothing is delivered from this place on.
  void cut_before(const DelayProxy::Cut& cut) { cut_ = cut; }
  bool is_cut() const { return is_cut_ && under_way_.empty(); }

  bool reading() const { return !at_end_; }
  bool finished() const { return at_end_ && under_way_.empty(); }
  std::optional<Clock::time_point> due() const {
    if (under_way_.empty()) return std::nullopt;
    return under_way_.front().due;
  }
  bool is_due(Clock::time_point now) const { return !under_way_.empty() && under_way_.front().due <= now; }

  /// Reads available data once and returns its size.
  std::size_t receive() {
    static thread_local std::array<char, 256 * 1024> buffer;
    const ssize_t size = ::recv(from_, buffer.data(), buffer.size(), 0);
    if (size < 0 && would_block()) return 0;
    if (size <= 0) {
      at_end_ = true;
      under_way_.push_back({Clock::now() + delay_, {}});
      return 0;
    }
    const std::string_view bytes = before_cut({buffer.data(), static_cast<std::size_t>(size)});
    if (!bytes.empty()) under_way_.push_back({Clock::now() + delay_, std::string(bytes)});
    return static_cast<std::size_t>(size);
  }

  /// Discards the data that was not delivered yet.
  void drop() {
    under_way_.clear();
    sent_ = 0;
  }

  /// Writes data whose time has come, as far as possible. Returns false if the receiver is gone.
  bool deliver(Clock::time_point now) {
    while (is_due(now)) {
      Chunk& chunk = under_way_.front();
      if (chunk.bytes.empty()) {
        ::shutdown(to_, SHUT_WR);
      } else {
        const ssize_t sent = ::send(to_, chunk.bytes.data() + sent_, chunk.bytes.size() - sent_, MSG_NOSIGNAL);
        if (sent < 0) return would_block();
        sent_ += static_cast<std::size_t>(sent);
        if (sent_ < chunk.bytes.size()) return true;
      }
      under_way_.pop_front();
      sent_ = 0;
    }
    return true;
  }

 private:
  std::string_view before_cut(std::string_view bytes) {
    if (is_cut_) return {};
    if (!cut_) return bytes;
    ++chunks_;
    std::optional<std::size_t> end;
    if (cut_->before == Before::answer_to_client) end = answers_.find(bytes, cut_->number);
    if (cut_->before == Before::chunk_to_server && chunks_ == cut_->number) end = 0;
    is_cut_ = end.has_value();
    return bytes.substr(0, end.value_or(bytes.size()));
  }

  struct Chunk {
    Clock::time_point due;
    std::string bytes;  ///< empty: the end of the stream
  };

  int from_;
  int to_;
  Clock::duration delay_;
  std::deque<Chunk> under_way_;
  std::size_t sent_ = 0;  ///< of the first chunk
  bool at_end_ = false;
  std::optional<DelayProxy::Cut> cut_;
  bool is_cut_ = false;
  std::uint64_t chunks_ = 0;
  AnswerCounter answers_;
};

struct Link {
  Link(base::OwnedFd client_fd, base::OwnedFd server_fd, Clock::duration delay)
      : client(std::move(client_fd)),
        server(std::move(server_fd)),
        to_server(client.get(), server.get(), delay),
        to_client(server.get(), client.get(), delay) {}

  base::OwnedFd client;
  base::OwnedFd server;
  Lane to_server;
  Lane to_client;
  std::uint64_t number = 0;  // of its proxy, from 1
  bool client_spoke_last = false;
  bool broken = false;
};

short events_of(const Lane& incoming, const Lane& outgoing, Clock::time_point now) {
  const int events = (incoming.reading() ? POLLIN : 0) | (outgoing.is_due(now) ? POLLOUT : 0);
  return static_cast<short>(events);
}

/// With no events to wait for, a socket that was closed must not wake the loop repeatedly.
pollfd poll_entry(int fd, short events) {
  return {events == 0 ? -1 : fd, events, 0};
}

}  // namespace

/// The loop of the proxy's thread.
class DelayLoop {
 public:
  DelayLoop(DelayProxy& proxy, const Address& target, Clock::duration delay, std::optional<DelayProxy::Cut> cut)
      : proxy_(proxy), target_(target), delay_(delay), cut_(cut) {}

  void run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      wait();
      if (polled_[1].revents != 0) accept();
      for (Link& link : links_) forward(link);
      links_.remove_if(
          [](const Link& link) { return link.broken || (link.to_server.finished() && link.to_client.finished()); });
    }
  }

 private:
  void wait() {
    const auto now = Clock::now();
    polled_ = {{proxy_.wake_.get(), POLLIN, 0}, {proxy_.listener_.get(), POLLIN, 0}};
    std::optional<Clock::time_point> next;
    for (const Link& link : links_) {
      polled_.push_back(poll_entry(link.client.get(), events_of(link.to_server, link.to_client, now)));
      polled_.push_back(poll_entry(link.server.get(), events_of(link.to_client, link.to_server, now)));
      for (const Lane* lane : {&link.to_server, &link.to_client}) {
        // Data whose time has come waits for POLLOUT, not for the time.
        if (lane->due() && !lane->is_due(now)) next = std::min(next.value_or(*lane->due()), *lane->due());
      }
    }
    const auto pause = next ? std::chrono::nanoseconds(*next - now).count() : 0;
    const timespec timeout{pause / 1'000'000'000, pause % 1'000'000'000};
    ::ppoll(polled_.data(), polled_.size(), next ? &timeout : nullptr, nullptr);
  }

  void accept() {
    base::OwnedFd client(::accept4(proxy_.listener_.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (!client) return;
    base::OwnedFd server = connect_to(target_);
    if (!server) return;
    send_at_once(client.get());
    ++proxy_.counts_.connections;
    Link& link = links_.emplace_back(std::move(client), std::move(server), delay_);
    link.number = proxy_.counts_.connections;
    if (!cut_) return;
    const bool to_server = cut_->before == DelayProxy::Cut::Before::chunk_to_server;
    (to_server ? link.to_server : link.to_client).cut_before(*cut_);
    cut_.reset();
  }

  void deliver(Link& link) {
    const auto now = Clock::now();
    if (link.to_client.is_due(now)) link.client_spoke_last = false;
    if (!link.to_server.deliver(now) || !link.to_client.deliver(now)) link.broken = true;
    if (!link.to_server.is_cut() && !link.to_client.is_cut()) return;
    link.broken = true;
    proxy_.has_cut_ = true;
  }

  void forward(Link& link) {
    if (link.to_server.reading()) count_from_client(link, link.to_server.receive());
    if (link.to_client.reading()) proxy_.counts_.bytes_to_client += link.to_client.receive();
    if (link.number <= proxy_.dead_) {
      link.to_server.drop();
      link.to_client.drop();
    } else {
      deliver(link);
    }
  }

  void count_from_client(Link& link, std::size_t size) {
    if (size == 0) return;
    proxy_.counts_.bytes_to_server += size;
    if (!link.client_spoke_last) ++proxy_.counts_.turns;
    link.client_spoke_last = true;
  }

  DelayProxy& proxy_;
  Address target_;
  Clock::duration delay_;
  std::optional<DelayProxy::Cut> cut_;  // until there is a connection
  std::vector<pollfd> polled_;
  std::list<Link> links_;
};

DelayProxy::DelayProxy(const Options& options)
    : listener_(checked(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0), "socket")),
      wake_(checked(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd")) {
  const Address target = target_address(options.target);
  const Address here = ipv4_address("127.0.0.1", options.port);
  // Allows the port of an earlier proxy to be used again.
  const int on = 1;
  checked(::setsockopt(listener_.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on), "setsockopt");
  checked(::bind(listener_.get(), here.get(), here.size), "bind");
  checked(::listen(listener_.get(), SOMAXCONN), "listen");
  sockaddr_in bound{};
  socklen_t size = sizeof bound;
  checked(::getsockname(listener_.get(), reinterpret_cast<sockaddr*>(&bound), &size), "getsockname");
  port_ = ntohs(bound.sin_port);
  thread_ = std::jthread([this, target, delay = options.delay, cut = options.cut](const std::stop_token& stop) {
    DelayLoop(*this, target, delay, cut).run(stop);
  });
}

DelayProxy::~DelayProxy() {
  ::shutdown(listener_.get(), SHUT_RDWR);  // a client whose connection was cut must not connect again
  thread_.request_stop();
  ::eventfd_write(wake_.get(), 1);
}

DelayProxy::Counts DelayProxy::counts() const {
  return {counts_.connections, counts_.bytes_to_server, counts_.bytes_to_client, counts_.turns};
}

}  // namespace pgmanager::tests

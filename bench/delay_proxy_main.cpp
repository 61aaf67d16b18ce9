// delay_proxy <port to listen on, or 0> <socket path or host:port> <milliseconds each way>
//
// Prints its port. For every line of standard input it then prints the traffic so far (connections, bytes to the
// server, bytes to the client, turns). Ends at the end of standard input or with a signal.

#include <charconv>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "support/delay_proxy.hpp"

namespace {

template <typename Number>
Number to_number(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw std::invalid_argument("not a number: " + std::string(text));
  }
  return number;
}

void serve(const pgmanager::tests::DelayProxy::Options& options) {
  const pgmanager::tests::DelayProxy proxy(options);
  std::cout << proxy.port() << std::endl;
  for (std::string line; std::getline(std::cin, line);) {
    const auto counts = proxy.counts();
    std::cout << counts.connections << ' ' << counts.bytes_to_server << ' ' << counts.bytes_to_client << ' '
              << counts.turns << std::endl;
  }
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 4) throw std::invalid_argument("usage: delay_proxy PORT TARGET MILLISECONDS");
  serve({.target = argv[2],
         .delay = std::chrono::microseconds(static_cast<long>(to_number<double>(argv[3]) * 1000)),
         .port = to_number<std::uint16_t>(argv[1])});
  return 0;
} catch (const std::exception& error) {
  std::cerr << "delay_proxy: " << error.what() << '\n';
  return 2;
}

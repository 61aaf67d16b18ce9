#include <unistd.h>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "base/process.hpp"
#include "cli/hide_secrets.hpp"
#include "cli/main.hpp"

int main(int argc, char** argv) {
  pgmanager::base::open_standard_descriptors();
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  pgmanager::cli::hide_secrets(argc, argv);
  // No colours, and no line that is drawn over.
  const char* type = std::getenv("TERM");
  const bool plain = type != nullptr && std::string_view(type) == "dumb";
  const pgmanager::cli::Terminal terminal{.output = std::cout,
                                          .errors = std::cerr,
                                          .errors_on_terminal = !plain && ::isatty(STDERR_FILENO) == 1,
                                          .output_on_terminal = !plain && ::isatty(STDOUT_FILENO) == 1};
  return pgmanager::cli::main(arguments, terminal, pgmanager::cli::stop_on_signals());
}

#include <unistd.h>
#include <csignal>
#include <iostream>
#include <string>
#include <vector>

#include "base/process.hpp"
#include "cli/main.hpp"
#include "cli/secrets.hpp"

int main(int argc, char** argv) {
  pgmanager::base::open_standard_descriptors();
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  pgmanager::cli::hide_secrets(argc, argv);
  const pgmanager::cli::Terminal terminal{.output = std::cout,
                                          .errors = std::cerr,
                                          .errors_on_terminal = ::isatty(STDERR_FILENO) == 1,
                                          .output_on_terminal = ::isatty(STDOUT_FILENO) == 1};
  return pgmanager::cli::main(arguments, terminal, pgmanager::cli::stop_on_signals());
}

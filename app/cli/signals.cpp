#include <unistd.h>
#include <csignal>

#include "cli/main.hpp"

namespace pgmanager::cli {

namespace {

base::StopSignal& the_signal() {
  static base::StopSignal signal;
  return signal;
}

void handle(int number) {
  if (the_signal().requested() != 0) ::_exit(128 + number);
  the_signal().raise(number);
}

}  // namespace

const base::StopSignal& stop_on_signals() {
  the_signal();  // created before a handler can need it
  struct sigaction action {};
  action.sa_handler = &handle;
  sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  struct sigaction before {};
  ::sigaction(SIGHUP, nullptr, &before);
  if (before.sa_handler != SIG_IGN) ::sigaction(SIGHUP, &action, nullptr);  // nohup ignores it
  ::signal(SIGPIPE, SIG_IGN);  // a reader that closes its pipe must not end a run part-way
  return the_signal();
}

}  // namespace pgmanager::cli

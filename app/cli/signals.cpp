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
  the_signal();  // made before a handler can need it
  struct sigaction action {};
  action.sa_handler = &handle;
  sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  struct sigaction before {};
  ::sigaction(SIGHUP, nullptr, &before);
  if (before.sa_handler != SIG_IGN) ::sigaction(SIGHUP, &action, nullptr);  // nohup ignores it
  ::signal(SIGPIPE, SIG_IGN);  // a reader that goes away must not end a run half way
  return the_signal();
}

}  // namespace pgmanager::cli

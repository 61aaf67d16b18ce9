#pragma once

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "pg/result.hpp"

namespace pgmanager::tests {

/// The parts of the base::Error that `action` throws; a test failure if it throws none.
template <typename Action>
base::Error::Parts thrown_by(Action&& action) {
  try {
    action();
  } catch (const base::Error& error) {
    return error.parts();
  }
  ADD_FAILURE() << "nothing was thrown";
  return {};
}

/// The cause of an error; a test failure and an empty cause if it has another one or none.
template <typename Cause>
Cause cause_of(const base::Error::Parts& error) {
  if (const auto* cause = error.cause.as<Cause>()) return *cause;
  ADD_FAILURE() << "another cause: " << error.message;
  return {};
}

/// The server's error when it refuses `action`; a test failure if it does not refuse it.
template <typename Action>
pg::ServerMessage refused_by_server(Action&& action) {
  try {
    action();
  } catch (const pg::ServerError& error) {
    return error.server();
  } catch (const base::Error& error) {
    ADD_FAILURE() << "not refused by the server, but: " << error.what();
    return {};
  }
  ADD_FAILURE() << "nothing was thrown";
  return {};
}

}  // namespace pgmanager::tests

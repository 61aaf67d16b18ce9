#pragma once

#include "result/run_observer.hpp"

/// Events of a run for its observers.
namespace pgmanager::cli::tests {

inline const source::SqlFile& some_file() {
  static const source::SqlFile file{.path = "deployment/00001-a.sql", .statements = 3};
  return file;
}

inline const plan::Step& some_step() {
  static const plan::Step step{.ordinal = source::Ordinal(1), .file = &some_file()};
  return step;
}

inline const plan::Step& other_step() {
  static const source::SqlFile file{.path = "deployment/00002-b.sql", .statements = 1};
  static const plan::Step step{.ordinal = source::Ordinal(2), .file = &file};
  return step;
}

/// A step whose path leaves room on a line of 80 columns.
inline const plan::Step& short_step() {
  static const source::SqlFile file{.path = "a/1.sql", .statements = 1};
  static const plan::Step step{.ordinal = source::Ordinal(1), .file = &file};
  return step;
}

inline result::LockHolder ann() {
  return {.pid = 4711, .application_name = "psql", .database_user = "ann", .client = "local", .query = "select 1"};
}

inline result::LockHolder bob() {
  return {.pid = 4712, .database_user = "bob"};
}

inline result::Retry some_retry() {
  return {.attempt = 1,
          .attempts = 5,
          .sqlstate = "55P03",
          .message = "canceling statement due to lock timeout",
          .holders = {ann()},
          .pause = std::chrono::milliseconds(1300)};
}

}  // namespace pgmanager::cli::tests

#pragma once

#include <string>

#include "base/stop_signal.hpp"
#include "database/database.hpp"
#include "pg/connection.hpp"
#include "plan/outcome.hpp"
#include "plan/run_observer.hpp"

namespace pgmanager::execute {

/// What the steps of one run have in common.
struct StepContext {
  pg::Connection& connection;
  database::Database& database;
  const base::StopSignal& stop;
  plan::RunObserver& observer;
  std::string run_id;
  std::string reason;
};

/// Every step and the history in one transaction: all or nothing. A failure leaves no row either, because the history
/// itself is part of the transaction.
void run_in_one_transaction(const StepContext& context, plan::Outcome& outcome);

/// Every step in a transaction of its own, with its history row, until the first failure, which is recorded.
void run_each_in_its_transaction(const StepContext& context, plan::Outcome& outcome);

}  // namespace pgmanager::execute

#pragma once

#include <cstddef>
#include <vector>

#include "plan/plan.hpp"

namespace pgmanager::execute {

/// Steps of a plan that are committed together: [first, end). Skipped steps belong to no transaction.
struct Transaction {
  std::size_t first = 0;
  std::size_t end = 0;
  bool without = false;  ///< one step whose statements are committed one by one

  friend bool operator==(const Transaction&, const Transaction&) = default;
};

/// The transactions of `plan`, in order.
std::vector<Transaction> transactions_of(const plan::Plan& plan);

}  // namespace pgmanager::execute

#pragma once

#include <vector>

#include "imports/migrations.hpp"

namespace pgmanager::imports {

/// A text without the BEGIN and COMMIT that it contains itself, because the program opens the transaction.
struct Unwrapped {
  Sql sql;                         ///< as it was if BEGIN and COMMIT do not alternate, or BEGIN has modes
  bool has_changed = false;        ///< statements were removed
  bool was_wrapped = false;        ///< everything was in one transaction
  std::vector<NotMapped> changes;  ///< where the transactions become others
};

/// `no_transaction`: the text is to run outside of a transaction.
Unwrapped without_own_transactions(Sql sql, bool no_transaction);

}  // namespace pgmanager::imports

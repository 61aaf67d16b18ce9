#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pgmanager::result {

/// How many rows a run would destroy, according to the server's statistics.
struct RowEstimate {
  std::int64_t tables = 0;
  std::int64_t rows = 0;
  std::int64_t never_analyzed = 0;  ///< number of these tables without statistics; they count as empty
};

/// What an undo destroys, as far as its statements name it.
struct UndoLoss {
  std::vector<std::string> statements;  ///< the statements that destroy something, as written
  RowEstimate rows;
};

}  // namespace pgmanager::result

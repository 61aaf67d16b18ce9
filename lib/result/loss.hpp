#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pgmanager::result {

/// How many rows a run would destroy, by the server's own statistics.
struct RowEstimate {
  std::int64_t tables = 0;
  std::int64_t rows = 0;
  std::int64_t never_analyzed = 0;  ///< of the tables: the server knows nothing of them, and they count as empty
};

/// What an undo destroys, as far as its statements name it.
struct UndoLoss {
  std::vector<std::string> statements;  ///< those that do, as they are written
  RowEstimate rows;
};

}  // namespace pgmanager::result

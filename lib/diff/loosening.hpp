#pragma once

#include <string>
#include <vector>

#include "schema/snapshot.hpp"

namespace pgmanager::diff {

/// Tables that are partitions or children of another table in only one of two schemas, or of other tables. What they
/// inherit becomes their own if they are detached, and the other way round: so they are detached first, compared, and
/// attached last.
struct Loosening {
  std::vector<std::string> before;  ///< detaches them in the old schema
  std::vector<std::string> after;   ///< detaches them in the new one, for the comparison
  std::vector<std::string> last;    ///< attaches them as in the new schema
};

Loosening loosen(const schema::SchemaSnapshot& before, const schema::SchemaSnapshot& after);

}  // namespace pgmanager::diff

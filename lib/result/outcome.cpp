#include "result/outcome.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace pgmanager::result {

bool is_worth_retrying(const Failure& failure) {
  // lock_not_available, deadlock_detected, serialization_failure
  constexpr std::array<std::string_view, 3> passing = {"55P03", "40P01", "40001"};
  const bool of_server = failure.code == base::ErrorCode::sql || failure.code == base::ErrorCode::lock;
  return of_server && !failure.in_part &&
         std::find(passing.begin(), passing.end(), failure.error.sqlstate) != passing.end();
}

}  // namespace pgmanager::result

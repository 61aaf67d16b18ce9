#include "execute/retry_pause.hpp"

#include <algorithm>
#include <random>

namespace pgmanager::execute {

using std::chrono::milliseconds;

milliseconds retry_pause(int retries) {
  constexpr milliseconds first{500};
  const milliseconds base = first * (1 << std::min(retries, 5));
  std::minstd_rand random(std::random_device{}());
  return milliseconds(std::uniform_int_distribution<milliseconds::rep>(base.count() / 2, base.count())(random));
}

}  // namespace pgmanager::execute

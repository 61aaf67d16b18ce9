#include "base/version.hpp"

namespace pgmanager::base {

std::string_view version() {
  return PGMANAGER_VERSION;
}

}  // namespace pgmanager::base

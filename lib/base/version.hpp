#pragma once

#include <string_view>

namespace pgmanager::base {

/// The version of this library and of postgres-manager, as in the file VERSION.
std::string_view version();

}  // namespace pgmanager::base

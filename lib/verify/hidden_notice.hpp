#pragma once

#include <optional>
#include <string>

#include "result/verification.hpp"

namespace pgmanager::verify {

/// A sentence with the user mappings and subscriptions of both sides whose options or connection were not compared;
/// nothing if there are none.
std::optional<std::string> notice_of_hidden(const result::ComparedSchemas& schemas);

}  // namespace pgmanager::verify

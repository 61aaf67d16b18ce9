#pragma once

#include <string>

#include "report/schema.hpp"

namespace pgmanager::report {

/// Two schemas side by side as a page for a browser: one HTML document that needs nothing else, not even a network.
/// Objects that differ are there with all that differs, the others by name.
std::string schema_page(const SchemaComparison& comparison);

}  // namespace pgmanager::report

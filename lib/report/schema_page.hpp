#pragma once

#include <string>

#include "report/schema.hpp"

namespace pgmanager::report {

/// Two schemas side by side as a page for a browser: one HTML document that loads nothing else and needs no network.
/// Objects that differ are shown with all differences, the others by name.
std::string schema_page(const SchemaComparison& comparison);

}  // namespace pgmanager::report

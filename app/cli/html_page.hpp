#pragma once

#include "cli/settings.hpp"
#include "report/schema.hpp"

namespace pgmanager::cli {

/// Writes the page of --html, if it was asked for; what the file held before is gone. Throws base::Error (internal)
/// when it cannot be written.
void write_page(const Settings& settings, const report::SchemaComparison& comparison);

}  // namespace pgmanager::cli

#pragma once

#include "cli/settings.hpp"
#include "report/schema.hpp"

namespace pgmanager::cli {

/// Writes the page of --html, if it was asked for; an older page is replaced. Throws base::Error (usage)
/// when it cannot be written, and for a file that is no page.
void write_page(const Settings& settings, const report::SchemaComparison& comparison);

}  // namespace pgmanager::cli

#pragma once

#include "cli/settings.hpp"
#include "report/schema.hpp"

namespace pgmanager::cli {

/// Throws base::Error (usage) when the page of --html, if it was asked for, cannot be written, and for a file that is
/// no page. To be called before the work is done that the page shows; leaves everything as it is.
void require_page_can_be_written(const Settings& settings);

/// Writes the page of --html, if it was asked for; an older page is replaced. Throws base::Error (usage) when it cannot
/// be written after all: so show first what came of the work.
void write_page(const Settings& settings, const report::SchemaComparison& comparison);

}  // namespace pgmanager::cli

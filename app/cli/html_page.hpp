#pragma once

#include "cli/settings.hpp"
#include "report/schema.hpp"

namespace pgmanager::cli {

/// Throws base::Error (usage) if the page of --html, if requested, cannot be written, or if the file exists and is not
/// such a page. For use before the work that the page shows; changes nothing.
void require_page_can_be_written(const Settings& settings);

/// Writes the page of --html, if requested; replaces an older page. Throws base::Error (usage) if it cannot be written
/// after all, so show the result of the work first.
void write_page(const Settings& settings, const report::SchemaComparison& comparison);

}  // namespace pgmanager::cli

#pragma once

#include <filesystem>
#include <string>

#include "cli/settings.hpp"

namespace pgmanager::cli {

/// Throws base::Error (usage) if the page of --html, if requested, cannot be written, or if the file exists and is not
/// such a page. For use before the work that the page shows; changes nothing.
void require_page_can_be_written(const Settings& settings);

/// Writes the page that shows `document` (as for report::html_page) to the file of --html; replaces an older page.
/// Throws base::Error (usage) if it cannot be written after all, so show the result of the work first.
void write_page(const std::filesystem::path& path, const std::string& document);

}  // namespace pgmanager::cli

#pragma once

#include <string>
#include <string_view>

namespace pgmanager::report {

/// A page for a browser that contains `document`, the JSON of verification_json() or drift_json(), and the scripts that
/// draw it (lib/report/page). It loads nothing else and needs no network.
std::string html_page(std::string_view document);

}  // namespace pgmanager::report

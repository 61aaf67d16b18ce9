#pragma once

#include <string>

#include "report/style.hpp"
#include "result/drift.hpp"

/// Whether an instance has the expected schema, as text and as JSON (see text.hpp and json.hpp for the formats).
namespace pgmanager::report {

/// The differences as a tree, and a closing line with what to do.
std::string drift_text(const result::Drift& drift, const Style& style);

/// Why create/ could not be built, in psql's format; for stderr. Empty if it could be built.
std::string drift_failure_text(const result::Drift& drift, const Style& style);

/// Notices for stderr.
std::string drift_notices(const result::Drift& drift, const Style& style);

/// One document; nothing is cut. `passed`: as in the exit status.
std::string drift_json(const result::Drift& drift, bool passed);

}  // namespace pgmanager::report

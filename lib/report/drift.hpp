#pragma once

#include <string>

#include "plan/drift.hpp"
#include "report/schema.hpp"
#include "report/style.hpp"

/// Whether an instance is as it should be, as text and as JSON (see text.hpp and json.hpp for their form).
namespace pgmanager::report {

/// The differences as a tree, and a closing line with what to do.
std::string drift_text(const plan::Drift& drift, const Style& style);

/// Why create/ could not be built, in the words of psql; for stderr. Empty: nothing of the kind.
std::string drift_failure_text(const plan::Drift& drift, const Style& style);

/// For stderr.
std::string drift_notices(const plan::Drift& drift, const Style& style);

/// One document; nothing is cut. `passed`: what the exit status says.
std::string drift_json(const plan::Drift& drift, bool passed);

/// For schema_page(); points into `drift`.
SchemaComparison comparison_of(const plan::Drift& drift);

}  // namespace pgmanager::report

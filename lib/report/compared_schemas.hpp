#pragma once

#include <string>

#include "plan/verification.hpp"
#include "report/schema.hpp"

/// What the reports of verify and drift have in common. Not for use outside lib/report.
namespace pgmanager::report {

/// Points into `schemas`.
SchemaComparison side_by_side(const plan::ComparedSchemas& schemas, const std::string& left_name,
                              const std::string& right_name);

/// A notice for each object that cannot be compared.
std::string unmodelled_text(const schema::SchemaSnapshot& snapshot, const std::string& side, const Style& style);

/// Why a side could not be built.
std::string stopped_text(const plan::StoppedRun& stopped, const Style& style);

}  // namespace pgmanager::report

#pragma once

#include <string>
#include <vector>

#include "result/verification.hpp"

/// What to do about the differences that verify found. Not for use outside lib/report.
namespace pgmanager::report {

/// Which half of a change of the schema is probably missing; full sentences.
std::vector<std::string> schema_hints(const result::Verification& verification);

/// The same for rows; empty if they do not differ.
std::vector<std::string> row_hints(const result::Verification& verification);

}  // namespace pgmanager::report

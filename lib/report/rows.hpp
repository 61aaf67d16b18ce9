#pragma once

#include <string>

#include "report/json_parts.hpp"
#include "report/style.hpp"
#include "result/verification.hpp"

/// The differences between the rows of two databases. Not for use outside lib/report.
namespace pgmanager::report {

/// Each table with its rows; of many rows only the first ones.
std::string rows_text(const result::ComparedRows& rows, const std::string& left_name, const std::string& right_name,
                      const Style& style);

/// Nothing is cut.
Json rows_of(const result::ComparedRows& rows);

}  // namespace pgmanager::report

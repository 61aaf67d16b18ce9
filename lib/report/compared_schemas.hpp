#pragma once

#include <string>
#include <string_view>

#include "report/schema.hpp"
#include "result/verification.hpp"

/// Shared by the reports of verify and drift. Not for use outside lib/report.
namespace pgmanager::report {

/// The names of the two schemas around an undo file.
inline constexpr const char* before_deployment = "the state before";
inline constexpr const char* after_undo = "the state after undo";

/// Points into `schemas`.
SchemaComparison side_by_side(const result::ComparedSchemas& schemas, const std::string& left_name,
                              const std::string& right_name);

/// A notice about a base that proves little, or that was chosen; empty if there is nothing to say.
std::string base_notice_text(const result::VerificationBase& base, const Style& style);

/// A notice for each object that cannot be compared.
std::string unmodelled_text(const schema::SchemaSnapshot& snapshot, const std::string& side, const Style& style);

/// Why `what` failed: "build" a side, "run" a file.
std::string stopped_text(const result::StoppedRun& stopped, std::string_view what, const Style& style);

}  // namespace pgmanager::report

#pragma once

#include <string>

#include "report/style.hpp"
#include "result/verification.hpp"

/// Whether create/ and the deployments produce the same schema, as text and as JSON (see text.hpp and json.hpp for the
/// formats).
namespace pgmanager::report {

/// The differences as a tree, the inexact undo files, and a closing line for each with what to do.
std::string verification_text(const result::Verification& verification, const Style& style);

/// Why a side could not be built, in psql's format; for stderr. Empty if both could be built.
std::string verification_failure_text(const result::Verification& verification, const Style& style);

/// The base that was chosen if the user named none, and other notices; for stderr.
std::string verification_notices(const result::Verification& verification, const Style& style);

/// One document; nothing is cut. `passed`: as in the exit status.
std::string verification_json(const result::Verification& verification, bool passed);

}  // namespace pgmanager::report

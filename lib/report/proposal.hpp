#pragma once

#include <string>

#include "report/authoring.hpp"
#include "report/style.hpp"
#include "result/proposal.hpp"

/// The deployments that diff proposes, as text and as JSON (see text.hpp and json.hpp for the formats).
namespace pgmanager::report {

/// The files with their statements, what was not written and why, and a closing line.
std::string proposal_text(const result::Proposal& proposal, Tense tense, const Style& style);

/// Why a side could not be built, or why the files are not proven; for stderr. Empty if there is neither.
std::string proposal_failure_text(const result::Proposal& proposal, const Style& style);

/// The base that was chosen if the user named none, and other notices; for stderr.
std::string proposal_notices(const result::Proposal& proposal, const Style& style);

/// One document. `passed`: as in the exit status.
std::string proposal_json(const result::Proposal& proposal, Tense tense, bool passed);

}  // namespace pgmanager::report

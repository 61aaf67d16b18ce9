#pragma once

#include <string>

#include "report/schema.hpp"
#include "report/style.hpp"
#include "result/verification.hpp"

/// Whether create/ and the deployments lead to the same schema, as text and as JSON (see text.hpp and json.hpp for
/// their form).
namespace pgmanager::report {

/// The differences as a tree, undo files that leave something, and a closing line for each with what to do.
std::string verification_text(const result::Verification& verification, const Style& style);

/// Why a side could not be built, in the words of psql; for stderr. Empty: nothing of the kind.
std::string verification_failure_text(const result::Verification& verification, const Style& style);

/// Which base was taken where the user has named none, and other notices; for stderr.
std::string verification_notices(const result::Verification& verification, const Style& style);

/// For schema_page(); points into `verification`.
SchemaComparison comparison_of(const result::Verification& verification);

/// One document; nothing is cut. `passed`: what the exit status says.
std::string verification_json(const result::Verification& verification, bool passed);

}  // namespace pgmanager::report

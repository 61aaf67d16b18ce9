#pragma once

#include <vector>

#include "base/finding.hpp"
#include "source/locator.hpp"
#include "source/source_tree.hpp"
#include "source/sql_text.hpp"

namespace pgmanager::source {

/// The variables that statements of `text` use as :'name' or :"name" and that neither `variables` nor a \set before
/// them defines; each once.
std::vector<UnsetVariable> find_unset_variables(const SqlText& text, sql::Variables variables, Locator& locator);

/// "variable \"tenant\" is not set", and how it is given a value.
base::Finding finding_of(const UnsetVariable& variable);

/// A finding for each variable that a file of the tree uses and that is not set. They are none of read_source_tree:
/// only a file that is run needs the values of its variables.
base::Findings report_unset_variables(const SourceTree& tree);

}  // namespace pgmanager::source

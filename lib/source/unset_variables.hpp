#pragma once

#include <vector>

#include "base/finding.hpp"
#include "source/locator.hpp"
#include "source/source_tree.hpp"
#include "source/sql_text.hpp"

namespace pgmanager::source {

/// The variables that statements of `text` use as :'name' or :"name" and that neither `variables` nor an earlier \set
/// defines; each once.
std::vector<UnsetVariable> find_unset_variables(const SqlText& text, sql::Variables variables, Locator& locator);

/// "variable \"tenant\" is not set", and how to give it a value.
base::Finding finding_of(const UnsetVariable& variable);

/// A finding for each variable that a file of the tree uses and that is not set. read_source_tree does not report
/// these: only a file that runs needs the values of its variables.
base::Findings report_unset_variables(const SourceTree& tree);

}  // namespace pgmanager::source

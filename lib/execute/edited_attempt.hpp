#pragma once

#include "database/database.hpp"
#include "plan/plan.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::execute {

/// For files of the plan that an earlier attempt applied partly and that were edited since (Step::kept). If the
/// committed statements are the same as in the text that ran, the file continues after them; otherwise it runs from the
/// beginning, and a notice is added to the plan. A file that runs in a transaction cannot continue: it is refused if it
/// would repeat the committed statements. Throws base::Error if a file has changed meanwhile.
void resume_edited(plan::Plan& plan, database::Database& database, const source::SourceTree& tree);

}  // namespace pgmanager::execute

#pragma once

#include "database/database.hpp"
#include "plan/plan.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::execute {

/// Files of the plan that an earlier attempt has left half done, and that were edited since (Step::edited_entry): lets
/// them go on behind the statements that are kept if those are the same as in the text that ran; else adds a notice to
/// the plan that the file is run from its beginning. With a transaction there is no going on: such a file is refused
/// where it would begin with what is kept. Throws base::Error when a file has changed meanwhile.
void resume_edited(plan::Plan& plan, database::Database& database, const source::SourceTree& tree);

}  // namespace pgmanager::execute

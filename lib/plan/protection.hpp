#pragma once

#include <memory>
#include <string>

#include "plan/plan.hpp"

namespace pgmanager::plan {

// A protected instance records its protection (history::EntryKind::protection): it refuses to destroy data, even if a
// run names no environment or another connection string.

/// An empty file, for a history row that belongs to no file.
std::shared_ptr<const source::SqlFile> no_file();

/// The reason in the history row when a run in a protected environment protects the instance.
std::string protected_by(const std::string& environment);

/// `protection`: the row that records it (history::History::protection). `hint`: the way out.
Refusal refuse_protected(const history::Entry& protection, std::string hint);

/// The command that removes the protection that the history `protecting` records. `own_schema`: the schema of the run's
/// own history.
std::string removes_protection(const history::History& protecting, const std::string& own_schema);

/// True if the plan loads test data, alone or with a create.
bool loads_test_data(const Plan& plan);

/// The refusal of a plan that loads test data. `protecting` and `own_schema` as above.
Refusal refuse_test_data(const history::History& protecting, const std::string& own_schema);

/// The refusal of an undo without --yes.
Refusal refuse_undo(const history::History& protecting);

}  // namespace pgmanager::plan

#pragma once

#include <memory>
#include <string>

#include "plan/plan.hpp"

namespace pgmanager::plan {

/// An instance remembers that it is protected (history::Kind::protection): it refuses what destroys data, whatever the
/// environment or connection string that a run names.

/// The empty file of a history row that is about no file.
std::shared_ptr<const source::SqlFile> no_file();

/// The reason that a run in a protected environment records.
std::string protected_by(const std::string& environment);

/// `protection`: the row that says so (history::History::protection). `hint`: the way out.
Refusal refuse_protected(const history::Entry& protection, std::string hint);

/// The command that removes the protection which the history `protecting` records, of a run whose own history is in
/// `own_schema`.
std::string removes_protection(const history::History& protecting, const std::string& own_schema);

/// True of a plan that loads test data, alone or with a create.
bool loads_test_data(const Plan& plan);

/// The refusal of a plan that loads test data. `protecting` and `own_schema` as above.
Refusal refuse_test_data(const history::History& protecting, const std::string& own_schema);

/// The refusal of an undo that has not been told --yes.
Refusal refuse_undo(const history::History& protecting);

}  // namespace pgmanager::plan

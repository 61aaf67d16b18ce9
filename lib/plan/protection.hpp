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

/// How `hint` names the way to remove the protection.
inline constexpr std::string_view removes_protection = "postgres-manager repair --unprotect --reason TEXT";

/// Adds the refusals of a protected instance to the plan of test data, alone or with a create.
void refuse_test_data_where_protected(Plan& plan, const history::History& history);

/// Adds the refusal of a protected instance to the plan of an undo that has not been told --yes.
void refuse_undo_where_protected(Plan& plan, const history::History& history);

}  // namespace pgmanager::plan

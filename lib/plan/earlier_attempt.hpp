#pragma once

#include <string>
#include <string_view>

#include "history/history.hpp"
#include "plan/plan.hpp"

namespace pgmanager::plan {

/// What an attempt that failed is worth saying, as part of a sentence: "failed on ... with 42P01, nothing of it was
/// kept".
std::string failed_before(const history::Entry& attempt, source::TransactionMode mode);

/// What an attempt that stopped part-way has committed: "1 of 2 statements are committed (and perhaps a part of the
/// next one)". `of`: what is written between the numbers.
std::string committed_statements(const history::Entry& attempt, std::string_view of = "of");

/// Lets a file without a transaction go on behind the statements that the attempt has done. Whether they are still the
/// same is left open in a file that was edited since, and in one that has a transaction now (Step::edited_entry).
void resume(Step& step, const history::Entry& attempt);

}  // namespace pgmanager::plan

#pragma once

#include <string>
#include <string_view>

#include "history/history.hpp"
#include "plan/plan.hpp"

namespace pgmanager::plan {

/// What an attempt that failed is worth saying, as part of a sentence: "failed on ... with 42P01, nothing of it was
/// kept". `file`: what is on disk of it.
std::string failed_before(const history::Entry& attempt, const source::SqlFile& file);

/// Whether the attempt is one of a file with the directive repeat. Only that file says so.
enum class Repeats { unknown, yes };

Repeats repeats(const source::SqlFile* file);

/// The same as a sentence of its own, with the server's message: "It failed on ...: ... [42P01]."
std::string how_it_stopped(const history::Entry& attempt);

/// What an attempt that stopped part-way has committed: "1 of 2 statements are committed (and perhaps a part of the
/// next one)". `of`: what is written between the numbers. Of a file that repeats its statement, the rounds.
std::string committed_statements(const history::Entry& attempt, std::string_view of = "of",
                                 Repeats repeats = Repeats::unknown);

/// Lets a file without a transaction go on behind the statements that the attempt has done. Whether they are still the
/// same is left open in a file that was edited since, and in one that has a transaction now (Step::resumes).
void resume(Step& step, const history::Entry& attempt);

}  // namespace pgmanager::plan

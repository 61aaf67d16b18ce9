#pragma once

#include <string>
#include <string_view>

#include "history/history.hpp"
#include "plan/plan.hpp"

namespace pgmanager::plan {

/// Describes a failed attempt, as part of a sentence: "failed on ... with 42P01, nothing of it was kept". `file`: the
/// file on disk.
std::string failed_before(const history::Entry& attempt, const source::SqlFile& file);

/// Whether the file of the attempt has the directive repeat. Only the file on disk says so.
enum class Repeats { unknown, yes };

Repeats repeats(const source::SqlFile* file);

/// The same as a sentence, with the server's message: "It failed on ...: ... [42P01]."
std::string how_it_stopped(const history::Entry& attempt);

/// What an attempt that stopped part-way has committed: "1 of 2 statements are committed (and perhaps a part of the
/// next one)". `of`: the text between the numbers. For a file that repeats its statement, its rounds.
std::string committed_statements(const history::Entry& attempt, std::string_view of = "of",
                                 Repeats repeats = Repeats::unknown);

/// Makes a file without a transaction resume after the statements that the attempt completed. If the file was edited
/// since, or has a transaction now, it only records them (Step::kept).
void resume(Step& step, const history::Entry& attempt);

}  // namespace pgmanager::plan

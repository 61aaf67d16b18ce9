#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/plan.hpp"

namespace pgmanager::plan {

/// Another schema of a database that holds a history.
struct OtherHistory {
  std::string schema;
  std::string distrust;  ///< why this run does not trust it, as a sentence; empty: it does
};

/// What is found in a database where a run would begin a history.
struct NoHistory {
  std::string database;
  std::string schema;                ///< where that history would be
  bool begun = false;                ///< it is there, and holds nothing yet (see holds_nothing)
  bool has_deployments = false;      ///< of the tree: a baseline can record some
  std::vector<std::string> objects;  ///< what no new database has ("table public.x"), ten at the most
  std::vector<OtherHistory> other_histories;
};

/// True where no run has ever put anything in place or committed a part of a file: a first run that failed leaves such
/// a history.
bool holds_nothing(const history::History& history);

/// Whether `function` may begin a history there. Refused: a second history beside another one, because everything would
/// run again; and deployments into a database that holds anything, because it may be another one than was meant. The
/// way on is --first-run, with which this is not asked. Nothing: it may.
std::optional<Refusal> refuse_first_run(Function function, const NoHistory& found);

/// The same for a function that only reads a history, by the name that is typed: refused where another schema has one.
/// Nothing: there is none.
std::optional<Refusal> refuse_other_history(std::string_view function, const NoHistory& found);

}  // namespace pgmanager::plan

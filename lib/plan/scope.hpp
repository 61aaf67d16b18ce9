#pragma once

#include "history/history.hpp"
#include "plan/plan.hpp"

namespace pgmanager::plan {

/// Gives `plan` another transaction scope than the default of its function. A create that commits each file can stop
/// part-way, so every file except the last is recorded as a part (Kind::create_part), and the last one is committed
/// together with the deployments that create/ contains. A plan for one transaction is refused if a file cannot run in
/// it.
void set_scope(Plan& plan, TransactionScope scope);

/// Leaves out of a create the files that an earlier, incomplete run has committed. Refuses files that were edited or
/// removed since.
void resume_create(Plan& plan, const history::History& history);

/// Refuses files with requires-server=<major version> if that is newer than `server_version`, which is as in
/// server_version_num, e.g. 150008.
void check_required_server(Plan& plan, int server_version);

/// Refuses the psql variables that files to run use and that have no value, each once.
void check_variables(Plan& plan);

}  // namespace pgmanager::plan

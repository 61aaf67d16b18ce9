#pragma once

#include "history/history.hpp"
#include "plan/plan.hpp"

namespace pgmanager::plan {

/// Commits `plan` otherwise than its function does by default. A create that commits each file can stop half way, so
/// every file but the last is only a part of it (Kind::create_part), and the last one is committed together with the
/// deployments that create/ contains. A plan for one transaction is refused where a file cannot run in it.
void set_scope(Plan& plan, TransactionScope scope);

/// Leaves out of a create what an earlier run has done that did not come to its end. Refuses files that were edited or
/// taken out since.
void resume_create(Plan& plan, const history::History& history);

/// Refuses files that say requires-server=<major version> with a newer one than `server_version`, which is as in
/// server_version_num, e.g. 150008.
void check_required_server(Plan& plan, int server_version);

/// Refuses, each once, the variables of psql's that files to be run use and that have no value.
void check_variables(Plan& plan);

}  // namespace pgmanager::plan

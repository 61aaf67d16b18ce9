-- Only the start is guarded: planning during a freeze and finishing in one are both fine.
create trigger deployments_guard_start
    before insert or update of status on deployments.deployments
    for each row
    when (new.status = 'running')
    execute function deployments.guard_deployment();

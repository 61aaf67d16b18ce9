alter table deployments.deployments
    add column emergency_reason text,
    add constraint deployments_emergency_reason_not_blank check (btrim(emergency_reason) <> '');

comment on column deployments.deployments.emergency_reason is 'Why the deployment may not wait for the end of a freeze; empty for all others';

create or replace function deployments.guard_deployment()
returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
    -- An emergency passes a freeze, but never a missing approval.
    if new.emergency_reason is null and deployments.is_frozen(new.environment_code) then
        raise exception 'environment "%" is frozen', new.environment_code
            using errcode = 'object_not_in_prerequisite_state',
                hint = 'Wait for the end of the freeze window, or give an emergency reason.';
    end if;

    if not deployments.is_approved(new.release_id)
        and exists (
            select
            from deployments.environments as e
            where e.code = new.environment_code
                and e.requires_approval
        )
    then
        raise exception 'release % is not approved for environment "%"', new.release_id, new.environment_code
            using errcode = 'object_not_in_prerequisite_state';
    end if;

    return new;
end
$$;

-- The function goes back first: the new one reads the column that goes away.
create or replace function deployments.guard_deployment()
returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
    if deployments.is_frozen(new.environment_code) then
        raise exception 'environment "%" is frozen', new.environment_code
            using errcode = 'object_not_in_prerequisite_state',
                hint = 'Wait for the end of the freeze window.';
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

-- The reasons are lost. The check goes with the column.
alter table deployments.deployments
    drop column emergency_reason;

create function deployments.is_frozen(p_environment_code text, p_at timestamptz default now())
returns boolean
language sql
stable
set search_path = pg_catalog
as $$
    select exists (
        select
        from deployments.freeze_windows as f
        where f.environment_code = p_environment_code
            and f.during @> p_at
    )
$$;

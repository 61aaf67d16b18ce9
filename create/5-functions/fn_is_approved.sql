create function deployments.is_approved(p_release_id bigint)
returns boolean
language sql
stable
set search_path = pg_catalog
as $$
    -- One rejection outweighs any number of approvals; no decision at all is not an approval.
    select coalesce(bool_and(a.decision = 'approved'), false)
    from deployments.release_approvals as a
    where a.release_id = p_release_id
$$;

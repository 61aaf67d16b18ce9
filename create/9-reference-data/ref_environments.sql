insert into deployments.environments (code, title, stage, requires_approval)
values
    ('development', 'Development', 1, false),
    ('staging', 'Staging', 2, false),
    ('production', 'Production', 3, true);

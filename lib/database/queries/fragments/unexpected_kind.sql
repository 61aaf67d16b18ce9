-- Whether a relation of the history (of pg_class) is something else than the program creates.
relkind <> CASE relname WHEN 'deployment_state' THEN 'v'::pg_catalog."char" ELSE 'r' END
OR relpersistence <> 'p'
OR relispartition

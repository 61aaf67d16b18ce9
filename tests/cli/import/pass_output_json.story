# The same facts as JSON.
--- server none
--- file migrations/1_init.sql
-- migrate:up
create table a (id int);
-- migrate:down
drop table a;
--- file migrations/seed.sql
select 1;
--- run import migrations --output json --dry-run --accept unproven
--- status 0
--- stdout
{"event":"imported","dry_run":true,"tool":"dbmate","directory":"migrations","in_place":false,"migrations":[{"from":"1_init.sql","path":"deployment/00000-init.sql","undo_path":"undo/00000-init.sql","id":"1"}],"not_mapped":[{"file":"seed.sql","what":"file without a version","why":"dbmate runs only files whose names begin with digits."}],"variables":[],"schemas":[],"files":[{"purpose":"deployment","path":"deployment/00000-init.sql"},{"purpose":"undo","path":"undo/00000-init.sql"},{"purpose":"imported-list","path":"docs/imported.md"},{"purpose":"group","path":"create/1-tables/order.json"},{"purpose":"settings","path":"postgres-manager.json"},{"purpose":"settings-schema","path":"postgres-manager.schema.json"},{"purpose":"gitignore","path":".gitignore"}],"kept":[],"next":["run them on a private server: postgres-manager deployment --ephemeral","adopt an instance that has them: postgres-manager baseline --dry-run --postgres-dsn postgresql://user@host:5432/database"]}
--- run import migrations --output json --accept unproven
--- status 0
--- stdout
{"event":"imported","dry_run":false,"tool":"dbmate","directory":"migrations","in_place":false,"migrations":[{"from":"1_init.sql","path":"deployment/00000-init.sql","undo_path":"undo/00000-init.sql","id":"1"}],"not_mapped":[{"file":"seed.sql","what":"file without a version","why":"dbmate runs only files whose names begin with digits."}],"variables":[],"schemas":[],"files":[{"purpose":"undo","path":"undo/00000-init.sql"},{"purpose":"imported-list","path":"docs/imported.md"},{"purpose":"group","path":"create/1-tables/order.json"},{"purpose":"settings","path":"postgres-manager.json"},{"purpose":"settings-schema","path":"postgres-manager.schema.json"},{"purpose":"gitignore","path":".gitignore"},{"purpose":"deployment","path":"deployment/00000-init.sql"}],"kept":[],"next":["run them on a private server: postgres-manager deployment --ephemeral","adopt an instance that has them: postgres-manager baseline --dry-run --postgres-dsn postgresql://user@host:5432/database"]}
--- run import migrations --output json --accept unproven
--- status 0
--- stdout
{"event":"imported","dry_run":false,"tool":"dbmate","directory":"migrations","in_place":true,"migrations":[{"from":"1_init.sql","path":"deployment/00000-init.sql","undo_path":"undo/00000-init.sql","id":"1"}],"not_mapped":[{"file":"seed.sql","what":"file without a version","why":"dbmate runs only files whose names begin with digits."}],"variables":[],"schemas":[],"files":[],"kept":["create","deployment","postgres-manager.json","postgres-manager.schema.json",".gitignore"],"next":["run them on a private server: postgres-manager deployment --ephemeral","adopt an instance that has them: postgres-manager baseline --dry-run --postgres-dsn postgresql://user@host:5432/database"]}

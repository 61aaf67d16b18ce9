# Old deployments are deleted in a branch; verify holds before and after, and all functions work with the shorter tree.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int, b int, c int);
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
alter table a add b int;
--- file deployment/00002-c.sql
alter table a add c int;
--- file undo/00001-b.sql
alter table a drop b;
--- file undo/00002-c.sql
alter table a drop c;
--- git init -qb main
--- git add create deployment undo
--- git commit -qm one
--- git checkout -qb prune
--- file create/1-tables/tbl_a.sql
create table a (id int, b int, c int, d int);
--- file deployment/00003-d.sql
alter table a add d int;
--- file undo/00003-d.sql
alter table a drop d;
--- git add create deployment undo
--- git commit -qm two
--- file postgres-manager.json
{"environments": {
  "production": {"postgres-dsn": "host={host} port={port} user={user} dbname={database}", "password-command": ["echo", "secret"]},
  "staging": {"history-schema": "deployments"}}}
--- file .env.staging
PGHOST={host}
PGPORT={port}
PGUSER={user}
PGPASSWORD={password}
PGDATABASE={database}_two
--- run deployment --environment production --quiet
--- status 0
--- stdout
deployment: 4 files applied, in <time>
--- run create --environment staging --quiet --create-database
--- status 0
--- stdout
create: 1 file applied, 4 deployments marked as contained, in <time>
--- run verify --undo --base main --quiet
--- status 0
--- stdout
verify: create/ and base cb1efb7 with 1 deployment lead to the same schema (7 objects), in <time>
verify: 1 undo file reverts its deployment exactly
--- env PGDATABASE=nowhere
--- env DATABASE_URL=postgresql://nowhere/shop
--- run prune --before 3 --dry-run
--- status 0
--- stdout
would delete deployment/00000-a.sql
would delete undo/00001-b.sql
would delete deployment/00001-b.sql
would delete undo/00002-c.sql
would delete deployment/00002-c.sql
dry run: 5 files would be deleted; nothing was changed
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, environment "production", tree "{root}"
database "{database}_two", user "{user}", {host}:{port}, PostgreSQL <server>, environment "staging", tree "{root}"
--- run prune --before 3 --dry-run --output json
--- status 0
--- stdout
{"event":"pruned","dry_run":true,"before":3,"files":["deployment/00000-a.sql","undo/00001-b.sql","deployment/00001-b.sql","undo/00002-c.sql","deployment/00002-c.sql"],"deleted":false,"environments":[{"name":"production","asked":true,"lacking":[]},{"name":"staging","asked":true,"lacking":[]}],"notices":[],"refusals":[]}
--- run prune --before 3
--- status 0
--- stdout
deleted deployment/00000-a.sql
deleted undo/00001-b.sql
deleted deployment/00001-b.sql
deleted undo/00002-c.sql
deleted deployment/00002-c.sql
prune: 5 files deleted, the first deployment is 3 now
next: prove that nothing else depends on them, then commit: postgres-manager verify
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, environment "production", tree "{root}"
database "{database}_two", user "{user}", {host}:{port}, PostgreSQL <server>, environment "staging", tree "{root}"
--- env PGDATABASE
--- env DATABASE_URL
--- run prune --before 3
--- status 0
--- stdout
prune: nothing to do, the first deployment is 3
--- run prune --before 2 --output json
--- status 0
--- stdout
{"event":"pruned","dry_run":false,"before":2,"files":[],"deleted":false,"environments":[],"notices":[],"refusals":[]}
--- git status --short
 D deployment/00000-a.sql
 D deployment/00001-b.sql
 D deployment/00002-c.sql
 D undo/00001-b.sql
 D undo/00002-c.sql
?? .env.staging
?? postgres-manager.json
--- run verify --undo --quiet
--- status 0
--- stdout
verify: create/ and base cb1efb7 with 1 deployment lead to the same schema (7 objects), in <time>
verify: 1 undo file reverts its deployment exactly
--- run verify --undo --base main --quiet
--- status 0
--- stdout
verify: create/ and base cb1efb7 with 1 deployment lead to the same schema (7 objects), in <time>
verify: 1 undo file reverts its deployment exactly
--- run deployment --environment production
--- status 0
--- stdout
deployment: nothing to do, 1 deployment is in place
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, environment "production", tree "{root}"
--- run deployment --environment staging --output json
--- status 0
--- stdout
{"event":"target","database":"{database}_two","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","environment":"staging","tree":"{root}"}
{"event":"planned","function":"deployment","in_place":1,"notices":[],"steps":[]}
{"event":"finished","function":"deployment","result":"nothing-to-do","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[]}
--- run renumber
--- status 0
--- stdout
renumber: nothing to do, all ordinals already follow those of main
--- run new e
--- status 0
--- stdout
wrote deployment/00004-e.sql  (for existing instances)
next: write the change into it and into create/, then check: postgres-manager deployment --dry-run
--- file deployment/00004-e.sql
alter table a add e int;
--- run deployment --environment production
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, environment "production", tree "{root}"
[1/1] deployment/00004-e.sql  <time>
--- run create --postgres-dsn {dsn} --dbname {database}_three --create-database --quiet
--- status 0
--- stdout
create: 1 file applied, 2 deployments marked as contained, in <time>
--- run deployment --postgres-dsn {dsn} --dbname {database}_three
--- status 0
--- stdout
deployment: nothing to do, 2 deployments are in place
--- stderr
database "{database}_three", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
--- run status --environment production
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, environment "production", tree "{root}"

ordinal  state    file                    when (UTC)
      3  applied  deployment/00003-d.sql  <when>
      4  applied  deployment/00004-e.sql  <when>

2 deployments: 2 applied
--- run undo --environment staging --yes --quiet
--- status 0
--- stdout
undo: 1 deployment undone, in <time>
--- run prune --before 4 --dry-run
--- status 4
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, environment "production", tree "{root}"
database "{database}_two", user "{user}", {host}:{port}, PostgreSQL <server>, environment "staging", tree "{root}"
refused: environment "staging" does not have deployment 3 [prune-not-in-place]
  detail: There: 3 pending.
  hint: Bring it up to date: postgres-manager deployment --environment staging
nothing was changed

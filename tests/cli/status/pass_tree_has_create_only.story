# A new tree has no deployments yet, and all functions accept that.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- run create --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
create: 1 file applied, in <time>
--- run status --check --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
created <when> by {user}

0 deployments
check: nothing found
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 0 deployments are in place
--- stderr
<target>
--- run validate --postgres-dsn {dsn}
--- status 0
--- stdout
validate: 1 file in create/, no deployment/, no manual-deployment/, no findings; database "{database}": 0 in place, 0 pending, nothing to refuse
--- stderr
<target>
--- file empty/README.md
no tree
--- run status --root empty --postgres-dsn {dsn}
--- status 3
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}/empty"
created <when> by {user}
the source tree has problems: only the history is shown, not compared with the tree

0 deployments
--- stderr
deployment: error: directory "deployment" does not exist [directory-missing]
  hint: Name the directory that contains the source tree with --root DIR, or begin one here: postgres-manager init --root {root}/empty
1 problem in the source tree; it was not compared with the instance
paths and commands are relative to "empty"
--- run deployment --root empty --postgres-dsn {dsn}
--- status 3
--- stderr
deployment: error: directory "deployment" does not exist [directory-missing]
  hint: Name the directory that contains the source tree with --root DIR, or begin one here: postgres-manager init --root {root}/empty
1 problem in the source tree; nothing was run
paths and commands are relative to "empty"

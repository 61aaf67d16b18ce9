# Deployments of another tree are neither undone nor repaired, and get none of this tree's files.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
create table b (id int);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- file other/deployment/00000-w0.sql
create table w0 ();
--- file other/deployment/00001-w1.sql
create table w1 ();
--- file other/undo/00001-w1.sql
drop table if exists a, b, w1;
--- file other/test-data/0-rows.sql
insert into a values (1);
--- file other/manual-deployment/0-rows.sql
insert into a values (2);
--- run undo --yes --root other --postgres-dsn {dsn}
--- status 4
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}/other"
refused: this history belongs to another tree [history-of-another-tree]
  detail: None of its 2 deployments is on disk, neither by name nor by content: 0 is "deployment/00000-a.sql" in the history and "deployment/00000-w0.sql" on disk.
  hint: Name the database of this tree with --dbname or --postgres-dsn, or the tree of this database with --root.
nothing was changed
paths and commands are relative to "other"
--- run test-data --root other --postgres-dsn {dsn}
--- status 4
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}/other"
refused: this history belongs to another tree [history-of-another-tree]
  detail: None of its 2 deployments is on disk, neither by name nor by content: 0 is "deployment/00000-a.sql" in the history and "deployment/00000-w0.sql" on disk.
  hint: Name the database of this tree with --dbname or --postgres-dsn, or the tree of this database with --root.
nothing was changed
paths and commands are relative to "other"
--- run deployment --manual-deployment --root other --postgres-dsn {dsn}
--- status 4
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}/other"
refused: this history belongs to another tree [history-of-another-tree]
  detail: None of its 2 deployments is on disk, neither by name nor by content: 0 is "deployment/00000-a.sql" in the history and "deployment/00000-w0.sql" on disk.
  hint: Name the database of this tree with --dbname or --postgres-dsn, or the tree of this database with --root.
nothing was changed
paths and commands are relative to "other"
--- run repair --forget 1 --root other --postgres-dsn {dsn}
--- status 4
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}/other"
refused: this history belongs to another tree [history-of-another-tree]
  detail: None of its 2 deployments is on disk, neither by name nor by content: 0 is "deployment/00000-a.sql" in the history and "deployment/00000-w0.sql" on disk.
  hint: Name the database of this tree with --dbname or --postgres-dsn, or the tree of this database with --root.
nothing was changed
paths and commands are relative to "other"
--- run repair --accept-changed 1 --root other --postgres-dsn {dsn}
--- status 4
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}/other"
refused: this history belongs to another tree [history-of-another-tree]
  detail: None of its 2 deployments is on disk, neither by name nor by content: 0 is "deployment/00000-a.sql" in the history and "deployment/00000-w0.sql" on disk.
  hint: Name the database of this tree with --dbname or --postgres-dsn, or the tree of this database with --root.
nothing was changed
paths and commands are relative to "other"
--- query select (select count(*) from a), (select count(*) from b), (select count(*) from postgres_manager.history)
0|0|2

# Against an instance deployment/ has to be there, as for deployment: else everything would be missing.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
create table b (id int);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- remove deployment/00001-b.sql
--- run validate --postgres-dsn {dsn}
--- status 4
--- stderr
refused: "deployment/00001-b.sql" ran on <when>, but is not on disk [deployment-missing]
  hint: Update the source tree to a version that has deployment 1, or bring the file back (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 2).
nothing was changed
--- remove deployment/00000-a.sql
--- remove deployment
--- run validate --postgres-dsn {dsn}
--- status 3
--- stderr
deployment: error: directory "deployment" does not exist [directory-missing]
  hint: Begin it: postgres-manager new NAME writes its first file; without one: mkdir deployment && touch deployment/.gitkeep
1 problem in the source tree; nothing was sent to a server

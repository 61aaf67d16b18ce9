# Said once, with the command that mends it: git keeps no empty directory.
--- server none
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- run status --postgres-dsn host=/nowhere
--- status 3
--- stderr
deployment: error: directory "deployment" does not exist [directory-missing]
  hint: Begin it: postgres-manager new NAME writes its first file; without one: mkdir deployment && touch deployment/.gitkeep
1 problem in the source tree; nothing was sent to a server
--- run status --check --postgres-dsn host=/nowhere --output json
--- status 3
--- stdout
{"event":"findings","findings":[{"rule":"directory-missing","location":{"file":"deployment"},"message":"directory \"deployment\" does not exist","hint":"Begin it: postgres-manager new NAME writes its first file; without one: mkdir deployment && touch deployment/.gitkeep"}]}

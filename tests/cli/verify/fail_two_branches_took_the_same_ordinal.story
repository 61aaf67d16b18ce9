# A different file has the ordinal; it is not reported as an edit.
--- server none
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file deployment/00000-a.sql
create table a (id int);
--- git init -qb main
--- git add -A
--- git commit -qm one
--- git checkout -qb side
--- file create/1-tables/tbl_a.sql
create table a (id int, j int);
--- file deployment/00001-j.sql
alter table a add j int;
--- git add -A
--- git commit -qm side
--- git checkout -q main
--- file create/1-tables/tbl_a.sql
create table a (id int, u int, v int);
--- file deployment/00001-u.sql
alter table a add u int;
--- file deployment/00002-v.sql
alter table a add v int;
--- git add -A
--- git commit -qm main
--- git checkout -q side
--- run verify --quiet --base main
--- status 4
--- stdout
verify: nothing could be compared, stopped at base 575acd9 with 0 deployments, in <time>
--- stderr
error: could not build base 575acd9 with 0 deployments
refused: the instance is 1 deployment ahead of this tree [instance-ahead]
  detail: Not on disk: "deployment/00002-v.sql" was contained in create/ on <when>.
  hint: Update the source tree to a version that has it (git merge), or name a base that does not: --base BASE.
refused: "deployment/00001-j.sql" has the ordinal of "deployment/00001-u.sql", which was contained in create/ on <when> [ordinal-taken]
  detail: "deployment/00001-j.sql" has not run here.
  hint: If it is another file, give it the next free ordinal: postgres-manager renumber. If it was renamed and edited, revert that (git checkout).
nothing was changed
--- run verify --quiet --base main --output json
--- status 4
--- stdout
{"event":"verified","passed":false,"seconds":<time>,"base":{"kind":"revision","name":"main","commit":"575acd9cd4f49d16c0b5255aab7a3c1d6ecdfba7","is_chosen":false,"is_head":false},"deployments":[],"notices":[],"hints":[],"stopped":{"side":"base 575acd9 with 0 deployments","function":"deployment","result":"refused","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[{"rule":"instance-ahead","message":"the instance is 1 deployment ahead of this tree","detail":"Not on disk: \"deployment/00002-v.sql\" was contained in create/ on <when>.","hint":"Update the source tree to a version that has it (git merge), or name a base that does not: --base BASE."},{"rule":"ordinal-taken","ordinal":1,"path":"deployment/00001-j.sql","message":"\"deployment/00001-j.sql\" has the ordinal of \"deployment/00001-u.sql\", which was contained in create/ on <when>","detail":"\"deployment/00001-j.sql\" has not run here.","hint":"If it is another file, give it the next free ordinal: postgres-manager renumber. If it was renamed and edited, revert that (git checkout)."}]}}
--- run renumber
--- status 0
--- stdout
renamed deployment/00001-j.sql to deployment/00003-j.sql
renumber: 1 file renamed, after those of main
--- stderr
notice: 2 deployments of main are not in this branch yet, and deployment/ has a gap until it is merged: git merge main
--- file deployment/00001-u.sql
alter table a add u int;
--- file deployment/00002-v.sql
alter table a add v int;
--- file create/1-tables/tbl_a.sql
create table a (id int, u int, v int, j int);
--- run verify --quiet --base main
--- status 0
--- stdout
verify: create/ and base 575acd9 with 1 deployment lead to the same schema (7 objects), in <time>

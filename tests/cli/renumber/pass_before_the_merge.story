# Our files get ordinals after those of a branch that is not merged yet.
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
--- file deployment/00001-add-größe.sql
alter table a add size int;
--- file deployment/00002-drop a name.sql
select 2;
--- file undo/00002-drop a name.sql
-- Takes back deployment/00002-drop a name.sql
--- file docs/notes.md
See
deployment/00001-add-größe.sql.
--- git add -A
--- git commit -qm side
--- git checkout -q main
--- file deployment/00001-b.sql
create table b (id int);
--- git add -A
--- git commit -qm two
--- git checkout -q side
--- run renumber --onto main
--- status 0
--- stdout
renamed deployment/00001-add-größe.sql to deployment/00002-add-größe.sql
renamed deployment/00002-drop a name.sql to deployment/00003-drop a name.sql
renamed undo/00002-drop a name.sql to undo/00003-drop a name.sql
renumber: 3 files renamed, after those of main
--- stderr
notice: docs/notes.md:2 mentions "00001-add-größe.sql"
notice: undo/00003-drop a name.sql:1 mentions "00002-drop a name.sql"
notice: 1 deployment of main is not in this branch yet, and deployment/ has a gap until it is merged: git merge main
--- git add -A
--- git commit -qm renumbered
--- git merge -q -m merge main
--- run renumber --onto main --quiet
--- status 0
--- stdout
renumber: nothing to do, all ordinals already follow those of main

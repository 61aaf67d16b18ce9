# One command resolves the conflict of two branches, and the result can be deployed.
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
--- git merge -q -m merge main
--- run deployment --postgres-dsn {dsn}
--- status 3
--- stderr
deployment/00001-b.sql: error: ordinal 1 is used twice, by "00001-add-größe.sql" and "00001-b.sql" [duplicate-ordinal]
  hint: After a merge in git, postgres-manager renumber gives the new file a free ordinal; otherwise give ordinal 00003 to the file that has not run on any instance, which is either: mv deployment/00001-b.sql deployment/00003-b.sql or: mv 'deployment/00001-add-größe.sql' 'deployment/00003-add-größe.sql'
1 problem in the source tree; nothing was run
--- run renumber --dry-run
--- status 0
--- stdout
would rename deployment/00001-add-größe.sql to deployment/00002-add-größe.sql
would rename deployment/00002-drop a name.sql to deployment/00003-drop a name.sql
would rename undo/00002-drop a name.sql to undo/00003-drop a name.sql
dry run: 3 files would be renamed, after those of main; nothing was changed
--- stderr
notice: docs/notes.md:2 mentions "00001-add-größe.sql"
notice: undo/00003-drop a name.sql:1 mentions "00002-drop a name.sql"
--- run renumber
--- status 0
--- stdout
renamed deployment/00001-add-größe.sql to deployment/00002-add-größe.sql
renamed deployment/00002-drop a name.sql to deployment/00003-drop a name.sql
renamed undo/00002-drop a name.sql to undo/00003-drop a name.sql
renumber: 3 files renamed, after those of main
--- stderr
notice: docs/notes.md:2 mentions "00001-add-größe.sql"
notice: undo/00003-drop a name.sql:1 mentions "00002-drop a name.sql"
--- git -c core.quotePath=no status --short
R  deployment/00001-add-größe.sql -> deployment/00002-add-größe.sql
R  "deployment/00002-drop a name.sql" -> "deployment/00003-drop a name.sql"
R  "undo/00002-drop a name.sql" -> "undo/00003-drop a name.sql"
--- run renumber
--- status 0
--- stdout
renumber: nothing to do, all ordinals already follow those of main
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 4 files applied, in <time>
--- stderr
<target>
[1/4] deployment/00000-a.sql  <time>
[2/4] deployment/00001-b.sql  <time>
[3/4] deployment/00002-add-größe.sql  <time>
[4/4] deployment/00003-drop a name.sql  <time>

# The same facts as the text.
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
--- run renumber --output json --dry-run
--- status 0
--- stdout
{"event":"renumbered","dry_run":true,"onto":"main","commit":"a2c4a915c0e47365ba9983d1bbeb2cfce0a8a41a","renames":[{"from":"deployment/00001-add-größe.sql","to":"deployment/00002-add-größe.sql"},{"from":"deployment/00002-drop a name.sql","to":"deployment/00003-drop a name.sql"},{"from":"undo/00002-drop a name.sql","to":"undo/00003-drop a name.sql"}],"mentions":[{"file":"docs/notes.md","line":2,"name":"00001-add-größe.sql"},{"file":"undo/00003-drop a name.sql","line":1,"name":"00002-drop a name.sql"}],"not_here":1}
--- run renumber --output json
--- status 0
--- stdout
{"event":"renumbered","dry_run":false,"onto":"main","commit":"a2c4a915c0e47365ba9983d1bbeb2cfce0a8a41a","renames":[{"from":"deployment/00001-add-größe.sql","to":"deployment/00002-add-größe.sql"},{"from":"deployment/00002-drop a name.sql","to":"deployment/00003-drop a name.sql"},{"from":"undo/00002-drop a name.sql","to":"undo/00003-drop a name.sql"}],"mentions":[{"file":"docs/notes.md","line":2,"name":"00001-add-größe.sql"},{"file":"undo/00003-drop a name.sql","line":1,"name":"00002-drop a name.sql"}],"not_here":1}
--- run renumber --output json
--- status 0
--- stdout
{"event":"renumbered","dry_run":false,"onto":"main","commit":"a2c4a915c0e47365ba9983d1bbeb2cfce0a8a41a","renames":[],"mentions":[],"not_here":1}

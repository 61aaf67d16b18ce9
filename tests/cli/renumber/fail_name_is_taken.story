# A new name never replaces a file that stays.
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
--- directory deployment/00002-add-größe.sql
--- run renumber
--- status 4
--- stderr
error: file "deployment/00002-add-größe.sql" already exists
  hint: Nothing was changed. Choose another name, or move the existing file.
--- run renumber --output json
--- status 4
--- stdout
{"event":"error","error":{"code":"refused","message":"file \"deployment/00002-add-größe.sql\" already exists","hint":"Nothing was changed. Choose another name, or move the existing file."}}
--- git status --short

# No file is overwritten, and in this case none is written.
--- server none
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- run new --table a
--- status 4
--- stderr
error: file "create/1-tables/tbl_a.sql" already exists
  hint: Nothing was changed. Choose another name, or move the existing file.
--- run new --table a --output json --dry-run
--- status 4
--- stdout
{"event":"error","error":{"code":"refused","message":"file \"create/1-tables/tbl_a.sql\" already exists","hint":"Nothing was changed. Choose another name, or move the existing file."}}
--- file undo/00000-b.sql
select 1;
--- run new b --undo
--- status 4
--- stderr
error: file "undo/00000-b.sql" already exists
  hint: Nothing was changed. Choose another name, or move the existing file.
--- run new c
--- status 0
--- stdout
wrote deployment/00000-c.sql  (for existing instances)
next: write the change into it and into create/, then check: postgres-manager deployment --dry-run

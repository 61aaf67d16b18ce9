# Only files in the tree are under its version control.
--- server none
--- file create/1-a/order.json
{"1": "a.sql"}
--- file elsewhere.sql
select 1;
--- link create/1-a/a.sql ../../elsewhere.sql
--- run create --postgres-dsn host=/nowhere
--- status 3
--- stderr
create/1-a/a.sql: error: symbolic link points outside of its directory, to "{root}/elsewhere.sql" [path-leaves-directory]
  hint: Replace the link with a copy: what runs must be under the same version control.
1 problem in the source tree; nothing was run

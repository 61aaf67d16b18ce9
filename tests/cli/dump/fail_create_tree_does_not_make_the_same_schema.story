# pg_dump leaves out an invalid index, so create cannot make it. The files are written, and what is missing is said.
--- sql
create table a (id integer primary key, n integer);
create index a_n on a (n);
update pg_index set indisvalid = false where indexrelid = 'a_n'::regclass;
--- run dump --create-tree --postgres-dsn {dsn} --scratch-dsn {dsn} --dry-run --output json
--- status 8
--- stdout
{"event":"tree_dumped","passed":false,"dry_run":true,"written":false,"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","pg_dump":"<server>","seconds":<time>,"files":[{"path":"create/1-tables/tbl_a.sql","object":"table public.a","change":"added","text":"CREATE TABLE public.a (\n    id integer NOT NULL,\n    n integer,\n    CONSTRAINT a_pkey PRIMARY KEY (id)\n);\n"}],"order_files":[{"path":"create/1-tables/order.json","text":"{\n    \"1\": \"tbl_a.sql\"\n}\n"}],"removed":[],"gone":[],"roles":[],"notices":[],"schemas":{"equal":false,"left":{"name":"create/","server_version":<server>,"objects":6,"not_compared":[]},"right":{"name":"the database","server_version":<server>,"objects":7,"not_compared":[]},"counts":{"only-left":0,"only-right":1,"changed":0,"renamed":0,"reordered":0},"differences":[{"what":"only-right","kind":"index","name":"public.a_n","parts":["public","a_n"],"schema":"public","parent":{"kind":"table","name":"public.a","parts":["public","a"]},"root":{"kind":"table","name":"public.a","parts":["public","a"]},"attributes":{"definition":"USING btree (n)","valid":"no"}}],"equal_objects":{"extension":["plpgsql"],"schema":["public"]}},"pg_dump_differences":[],"hint":"Correct the files by hand, and compare again: postgres-manager drift --scratch-dsn {dsn} --postgres-dsn {dsn} --against create"}
--- stderr
building create/
[1/1] create/1-tables/tbl_a.sql  <time>
--- run dump --create-tree --postgres-dsn {dsn} --scratch-dsn {dsn}
--- status 8
--- stdout
wrote create/1-tables/tbl_a.sql  (table public.a)
- create/   + the database

schema public
  ~ table a
    + index a_n  only in the database: definition USING btree (n); valid no

1 difference: 1 only in the database
  hint: Correct the files by hand, and compare again: postgres-manager drift --scratch-dsn {dsn} --postgres-dsn {dsn} --against create
dump: 1 file written; create/ does not make the same schema, with pg_dump <server>, in <time>
--- stderr
<target>
building create/
[1/1] create/1-tables/tbl_a.sql  <time>

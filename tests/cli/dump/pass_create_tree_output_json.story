# The files, the roles that have to exist, and the proof in one document.
--- sql
create table country (code text primary key);
create role {database}_reader;
grant select on country to {database}_reader;
--- run dump --create-tree --postgres-dsn {dsn} --scratch-dsn {dsn} --output json
--- status 0
--- stdout
{"event":"tree_dumped","passed":true,"dry_run":false,"written":true,"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","pg_dump":"<server>","seconds":<time>,"files":[{"path":"create/1-tables/tbl_country.sql","object":"table public.country","change":"added","text":"CREATE TABLE public.country (\n    code text NOT NULL,\n    CONSTRAINT country_pkey PRIMARY KEY (code)\n);\n\nGRANT SELECT ON TABLE public.country TO {database}_reader;\n"}],"order_files":[{"path":"create/1-tables/order.json","text":"{\n    \"1\": \"tbl_country.sql\"\n}\n"}],"removed":[],"gone":[],"roles":["{database}_reader"],"notices":[],"schemas":{"equal":true,"left":{"name":"create/","server_version":<server>,"objects":5,"not_compared":[]},"right":{"name":"the database","server_version":<server>,"objects":5,"not_compared":[]},"counts":{"only-left":0,"only-right":0,"changed":0,"renamed":0,"reordered":0},"differences":[],"equal_objects":{"extension":["plpgsql"],"schema":["public"],"table":["public.country"]}},"pg_dump_differences":[]}
--- stderr
building create/
[1/1] create/1-tables/tbl_country.sql  <time>

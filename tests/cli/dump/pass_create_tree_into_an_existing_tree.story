# Only the files whose objects differ change, and their other text stays.
--- file create/1-tables/order.json
{"1": "tbl_a.sql", "2": "tbl_b.sql", "3": "tbl_gone.sql"}
--- file create/1-tables/tbl_a.sql
-- Written by hand: stays as it is.
create table a (id integer primary key);
--- file create/1-tables/tbl_b.sql
-- The reason for b.
create table b (
    id integer primary key
);
create index b_old on b (id);
insert into b values (1);
--- file create/1-tables/tbl_gone.sql
create table gone (id integer);
--- file create/2-functions/order.json
{"1": "fn_one.sql"}
--- file create/2-functions/fn_one.sql
create or replace function one() returns integer language sql as 'select 1';
--- sql
create table a (id integer primary key);
create table c (id integer primary key);
create table b (id integer primary key, c integer references c);
create function one() returns integer language sql as 'select 2';
create index a_id on a (id);
--- run dump --create-tree --postgres-dsn {dsn} --scratch-dsn {dsn}
--- status 4
--- stderr
error: create/ has files already
  hint: Update the files whose objects differ: postgres-manager dump --scratch-dsn {dsn} --postgres-dsn {dsn} --create-tree --into create/
--- run dump --create-tree --into create/ --postgres-dsn {dsn} --scratch-dsn {dsn} --output json --dry-run
--- status 0
--- stdout
{"event":"tree_dumped","passed":true,"dry_run":true,"written":false,"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","pg_dump":"<server>","seconds":<time>,"files":[{"path":"create/1-tables/tbl_c.sql","object":"table public.c","change":"added","text":"CREATE TABLE public.c (\n    id integer NOT NULL,\n    CONSTRAINT c_pkey PRIMARY KEY (id)\n);\n"},{"path":"create/1-tables/tbl_a.sql","object":"index public.a_id","change":"changed","text":"-- Written by hand: stays as it is.\ncreate table a (id integer primary key);\n\nCREATE INDEX a_id ON public.a USING btree (id);\n"},{"path":"create/1-tables/tbl_b.sql","object":"table public.b","change":"changed","text":"-- The reason for b.\nCREATE TABLE public.b (\n    id integer NOT NULL,\n    c integer,\n    CONSTRAINT b_pkey PRIMARY KEY (id),\n    CONSTRAINT b_c_fkey FOREIGN KEY (c) REFERENCES public.c(id)\n);\ninsert into b values (1);\n"},{"path":"create/2-functions/fn_one.sql","object":"function public.one()","change":"changed","text":"CREATE OR REPLACE FUNCTION public.one() RETURNS integer\n    LANGUAGE sql\n    AS $$select 2$$;\n"}],"order_files":[{"path":"create/1-tables/order.json","text":"{\n    \"1\": \"tbl_a.sql\",\n    \"2\": \"tbl_c.sql\",\n    \"3\": \"tbl_b.sql\",\n    \"4\": \"tbl_gone.sql\"\n}\n"}],"removed":[],"gone":[{"object":"table public.gone","path":"create/1-tables/tbl_gone.sql"}],"roles":[],"notices":[],"schemas":{"equal":true,"left":{"name":"create/","server_version":<server>,"objects":17,"not_compared":[]},"right":{"name":"the database","server_version":<server>,"objects":15,"not_compared":[]},"counts":{"only-left":0,"only-right":0,"changed":0,"renamed":0,"reordered":0},"differences":[],"equal_objects":{"extension":["plpgsql"],"function":["public.one()"],"schema":["public"],"table":["public.a","public.b","public.c","public.gone"]}},"pg_dump_differences":[]}
--- stderr
building create/
[1/4] create/1-tables/tbl_a.sql  <time>
[2/4] create/1-tables/tbl_b.sql  <time>
[3/4] create/1-tables/tbl_gone.sql  <time>
[4/4] create/2-functions/fn_one.sql  <time>
building create/
[1/5] create/1-tables/tbl_a.sql  <time>
[2/5] create/1-tables/tbl_c.sql  <time>
[3/5] create/1-tables/tbl_b.sql  <time>
[4/5] create/1-tables/tbl_gone.sql  <time>
[5/5] create/2-functions/fn_one.sql  <time>
--- run dump --create-tree --into create/ --postgres-dsn {dsn} --scratch-dsn {dsn}
--- status 0
--- stdout
wrote create/1-tables/tbl_c.sql  (table public.c)
changed create/1-tables/tbl_a.sql  (index public.a_id)
changed create/1-tables/tbl_b.sql  (table public.b)
changed create/2-functions/fn_one.sql  (function public.one())
gone: table public.gone is not in the database, create/1-tables/tbl_gone.sql creates it
  hint: Remove it from the file, or the file and its line in order.json, if it is not needed.
dump: 1 file written, 3 files changed; create/ makes the schema of the database (15 objects), and what is gone there, with pg_dump <server>, in <time>
--- stderr
<target>
building create/
[1/4] create/1-tables/tbl_a.sql  <time>
[2/4] create/1-tables/tbl_b.sql  <time>
[3/4] create/1-tables/tbl_gone.sql  <time>
[4/4] create/2-functions/fn_one.sql  <time>
building create/
[1/5] create/1-tables/tbl_a.sql  <time>
[2/5] create/1-tables/tbl_c.sql  <time>
[3/5] create/1-tables/tbl_b.sql  <time>
[4/5] create/1-tables/tbl_gone.sql  <time>
[5/5] create/2-functions/fn_one.sql  <time>
--- run dump --create-tree --into create/ --postgres-dsn {dsn} --scratch-dsn {dsn} --quiet
--- status 0
--- stdout
gone: table public.gone is not in the database, create/1-tables/tbl_gone.sql creates it
  hint: Remove it from the file, or the file and its line in order.json, if it is not needed.
dump: nothing to change; create/ makes the schema of the database (15 objects), and what is gone there, with pg_dump <server>, in <time>

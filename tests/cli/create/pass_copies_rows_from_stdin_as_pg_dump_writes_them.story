# Users put pg_dump output into create/: \restrict, COPY blocks with tabs, \N and \., search_path = ''.
--- file create/1-data/order.json
{"1": "ref_colours.sql"}
--- bytes create/1-data/ref_colours.sql
\\restrict abc\n
SET statement_timeout = 0;\n
SELECT pg_catalog.set_config('search_path', '', false);\n
CREATE TABLE public.colours (id integer, name text);\n
COPY public.colours (id, name) FROM stdin;\n
1\tred\n
2\tgreen; -- no comment\n
3\t\\N\n
\\.\n
\n
ALTER TABLE ONLY public.colours ADD CONSTRAINT colours_pkey PRIMARY KEY (id);\n
\\unrestrict abc\n
--- run create --postgres-dsn {dsn}
--- status 0
--- stdout
create: 1 file applied, in <time>
--- stderr
<target>
[1/1] create/1-data/ref_colours.sql  <time>
--- query select id, name is null, name from colours order by id
1|f|red
2|f|green; -- no comment
3|t|
--- query select conname from pg_constraint where conrelid = 'colours'::regclass and contype = 'p'
colours_pkey
--- query select path, state, statements_done, statements_total from postgres_manager.history
create/1-data/ref_colours.sql|applied|5|5

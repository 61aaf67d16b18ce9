# The table of another program is not part of create/, whether it is named in the settings or on the command line.
--- sql
create table users (id bigint primary key);
create table goose_db_version (id serial primary key, version_id bigint not null);
create schema sqitch;
create table sqitch.changes (id text);
--- file postgres-manager.json
{"ignore": ["table public.goose_db_version"]}
--- run dump --create-tree --ignore "schema sqitch" --postgres-dsn {dsn} --scratch-dsn {dsn}
--- status 0
--- stdout
wrote create/1-tables/tbl_users.sql  (table public.users)
dump: 1 file written; create/ makes the same schema (5 objects), with pg_dump <server>, in <time>
--- stderr
<target>
building create/
[1/1] create/1-tables/tbl_users.sql  <time>
--- run dump --create-tree --into create/ --ignore "schema sqitch" --postgres-dsn {dsn} --scratch-dsn {dsn} --output json
--- status 0
--- stdout
{"event":"tree_dumped","passed":true,"dry_run":false,"written":true,"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","pg_dump":"<server>","seconds":<time>,"files":[],"order_files":[],"removed":[],"gone":[],"roles":[],"notices":[],"schemas":{"equal":true,"left":{"name":"create/","server_version":<server>,"objects":5,"not_compared":[]},"right":{"name":"the database","server_version":<server>,"objects":5,"not_compared":[]},"counts":{"only-left":0,"only-right":0,"changed":0,"renamed":0,"reordered":0},"differences":[],"equal_objects":{"extension":["plpgsql"],"schema":["public"],"table":["public.users"]}},"pg_dump_differences":[]}
--- stderr
building create/
[1/1] create/1-tables/tbl_users.sql  <time>
building create/
[1/1] create/1-tables/tbl_users.sql  <time>

# Each source overrides the one before it: postgres-manager.json, its part for the environment, .env.<environment>,
# --set, and \set in the file, which lasts until the end of that file. The history stores variable names, not values.
--- file postgres-manager.json
{
  "variables": {"one": "from the document", "two": "from the document", "three": "from the document", "four": "from the document", "five": "from the document"},
  "environments": {
    "test": {"variables": {"two": "from its part", "three": "from its part", "four": "from its part", "five": "from its part"}}
  }
}
--- file .env.test
three='from the env file'
four='from the env file'
five='from the env file'
--- file deployment/00000-a.sql
create table :"four" (number int, source text);
\set five 'from the ' 'file'
insert into :"four" values (1, :'one'), (2, :'two'), (3, :'three'), (4, :'four'), (5, :'five');
--- file deployment/00001-b.sql
insert into :"four" values (6, :'five'), (7, ':five'), (8, $$:five$$), (9, :'six');
--- run deployment --environment test --set "four=from the command line" --set "five=from the command line" --set "six=it's" --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, environment "test", tree "{root}"
[1/2] deployment/00000-a.sql  <time>
[2/2] deployment/00001-b.sql  <time>
--- query select * from "from the command line" order by number
1|from the document
2|from its part
3|from the env file
4|from the command line
5|from the file
6|from the command line
7|:five
8|:five
9|it's
--- query select sql_text from postgres_manager.history where ordinal = 1
insert into :"four" values (6, :'five'), (7, ':five'), (8, $$:five$$), (9, :'six');
--- query select count(*) from postgres_manager.history as h where h::text like '%env file%' or h::text like '%command line%' or h::text like '%from its part%'
0
--- run deployment --environment test --set "four=something else" --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 2 deployments are in place
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, environment "test", tree "{root}"

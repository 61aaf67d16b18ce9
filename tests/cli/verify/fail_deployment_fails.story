# The error names the side, the file and the line.
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
--- file create/1-tables/tbl_a.sql
create table a (id int, colour text);
--- file deployment/00001-add-colour.sql
alter table a add colour text;
alter table nowhere add colour text;
--- run verify
--- status 6
--- stdout
verify: nothing could be compared, stopped at base 097050f with 1 deployment, in <time>
--- stderr
building create/
[1/1] create/1-tables/tbl_a.sql  <time>
building base 097050f
[1/1] create/1-tables/tbl_a.sql  <time>
building base 097050f with 1 deployment
notice: base 097050f is the commit that is checked out, so only uncommitted changes are proven; name an earlier one with --base
error: could not build base 097050f with 1 deployment
error: relation "nowhere" does not exist [42P01]
  deployment/00001-add-colour.sql:2:1
  LINE 2: alter table nowhere add colour text;
          ^
--- run verify --quiet --output json
--- status 6
--- stdout
{"event":"verified","passed":false,"seconds":<time>,"base":{"kind":"revision","name":"main","commit":"097050fa8658610f8bb0eee4210b98c1911c1a16","is_chosen":true,"is_head":true},"deployments":["deployment/00001-add-colour.sql"],"notices":[],"hints":[],"stopped":{"side":"base 097050f with 1 deployment","function":"deployment","result":"failed","seconds":<time>,"completed":[],"failure":{"code":"sql","path":"deployment/00001-add-colour.sql","location":{"file":"deployment/00001-add-colour.sql","line":2,"column":1,"source_line":"alter table nowhere add colour text;"},"error":{"message":"relation \"nowhere\" does not exist","severity":"ERROR","sqlstate":"42P01","line":2,"column_number":1},"statements_done":1,"kept":false,"in_part":false,"commit_unknown":false},"unknown":[],"not_tried":[],"refusals":[]}}

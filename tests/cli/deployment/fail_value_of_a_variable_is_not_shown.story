# The server's message repeats the value; neither the output nor the history does.
--- file .env.test
token=s3cr3t-of-the-file
--- file deployment/00000-a.sql
create table tokens (id int, token int);
--- file deployment/00001-tokens.sql
insert into tokens values (1, :'token');
--- run deployment --environment test --postgres-dsn {dsn}
--- status 6
--- stdout
applied    deployment/00000-a.sql  <time>
failed     deployment/00001-tokens.sql  rolled back
1 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, environment "test", tree "{root}"
[1/2] deployment/00000-a.sql  <time>
error: invalid input syntax for type integer: "..." [22P02]
  deployment/00001-tokens.sql:1:31
  LINE 1: insert into tokens values (1, :'token');
                                        ^
--- run deployment --set token=s3cr3t-of-the-line --postgres-dsn {dsn} --output json
--- status 6
--- stdout
<target>
{"event":"planned","function":"deployment","in_place":1,"notices":[],"steps":[{"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-tokens.sql","statements":1,"reason":"failed on <when> with 22P02, nothing of it was committed"}]}
{"event":"file-started","position":1,"total":1,"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-tokens.sql"}
{"event":"finished","function":"deployment","result":"failed","seconds":<time>,"completed":[],"failure":{"code":"sql","path":"deployment/00001-tokens.sql","location":{"file":"deployment/00001-tokens.sql","line":1,"column":31,"source_line":"insert into tokens values (1, :'token');"},"error":{"message":"invalid input syntax for type integer: \"...\"","severity":"ERROR","sqlstate":"22P02","line":1,"column_number":31},"statements_done":0,"kept":false,"in_part":false,"commit_unknown":false},"unknown":[],"not_tried":[],"refusals":[]}
--- query select error_message, error_line, sql_text from postgres_manager.history where state = 'failed' order by id
invalid input syntax for type integer: "..."|1|insert into tokens values (1, :'token');

invalid input syntax for type integer: "..."|1|insert into tokens values (1, :'token');
--- query select count(*) from postgres_manager.history as h where h::text like '%s3cr3t%'
0

# The server counts the rows; the message names the line of the file. The whole file is rolled back.
--- bytes deployment/00000-planets.sql
create table planets (id int, name text);\n
\n
copy planets from stdin;\n
1\tEarth\n
2\n
3\tMars\n
\\.\n
--- run deployment --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00000-planets.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
error: missing data for column "name" [22P04]
  deployment/00000-planets.sql:5
  context: COPY planets, line 2: "2"
--- query select error_sqlstate, error_line, statements_done from postgres_manager.history
22P04|5|0
--- bytes deployment/00000-planets.sql
create table planets (id int, name text);\n
copy planets from stdin;\n
1\tEarth\n
2\tMars\tred\n
\\.\n
--- run deployment --postgres-dsn {dsn} --output json
--- status 6
--- stdout
<target>
{"event":"planned","function":"deployment","in_place":0,"notices":[],"steps":[{"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-planets.sql","statements":2,"reason":"failed on <when> with 22P04, nothing of it was committed"}]}
{"event":"file-started","position":1,"total":1,"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-planets.sql"}
{"event":"finished","function":"deployment","result":"failed","seconds":<time>,"completed":[],"failure":{"code":"sql","path":"deployment/00000-planets.sql","location":{"file":"deployment/00000-planets.sql","line":4,"source_line":"2\tMars\tred"},"error":{"message":"extra data after last expected column","severity":"ERROR","sqlstate":"22P04","context":"COPY planets, line 2: \"2\tMars\tred\"","line":4},"statements_done":1,"kept":false,"in_part":false,"commit_unknown":false},"unknown":[],"not_tried":[],"refusals":[]}

# The server counts the rows; the message names the line of the file.
--- bytes deployment/00000-planets.sql
create table planets (id int, name text);\n
copy planets from stdin;\n
1\tEarth\n
two\tMars\n
\\.\n
--- run deployment --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00000-planets.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
error: invalid input syntax for type integer: "two" [22P02]
  deployment/00000-planets.sql:4
  context: COPY planets, line 2, column id: "two"

# COPY rows end with a line \. as in psql, which would read the next statements as rows.
--- server none
--- bytes deployment/00000-planets.sql
create table planets (id int, name text);\n
copy planets from stdin;\n
1\tEarth\n
create table moons (id int);\n
--- run deployment --postgres-dsn host=/nowhere
--- status 3
--- stderr
deployment/00000-planets.sql:3:1: error: unterminated COPY data [unterminated]
  LINE 3: 1	Earth
          ^
  hint: Close the COPY data that begins here.
1 problem in the source tree; nothing was run

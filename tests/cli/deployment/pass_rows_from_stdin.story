# COPY ... FROM stdin with its rows, as psql reads it; what looks like SQL in a row is data.
--- bytes deployment/00000-planets.sql
create table planets (id int, name text);\n
copy planets from stdin with (format csv);\n
1,"Earth; drop table planets;"\n
2,Mars\n
\\.\n
insert into planets values (3, 'Venus');\n
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00000-planets.sql  <time>
--- query select * from planets order by id
1|Earth; drop table planets;
2|Mars
3|Venus

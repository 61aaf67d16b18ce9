# More than 64 MiB of SQL, and a statement of 50 MB.
--- server none
--- repeated 2400000 deployment/00000-file.sql
insert into a values (1, 2);
--- repeated 1750000 deployment/00001-statement.sql
select one, two, three, four,
--- run deployment --postgres-dsn host=/nowhere
--- status 3
--- stderr
deployment/00000-file.sql: error: file has 66.4 MiB of SQL, more than 64 MiB [file-too-large]
  hint: Split it into several files, or load its rows with COPY ... FROM stdin, whose data are not counted.
deployment/00001-statement.sql:1: error: statement has 50.1 MiB, more than 32 MiB [statement-too-large]
  hint: Split it into several statements, or load its rows with COPY ... FROM stdin.
2 problems in the source tree; nothing was run

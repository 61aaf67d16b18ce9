# Latin 1, UTF-16, a NUL byte, only white space: each with a hint.
--- server none
--- bytes deployment/00000-latin1.sql
create table gr\xF6\xDFe (id int);\n
--- bytes deployment/00001-utf16.sql
\xFF\xFEs\x00e\x00l\x00
--- bytes deployment/00002-nul.sql
select 1;\n
select '\x00';\n
--- bytes deployment/00003-empty.sql
\n
  \n
--- run deployment --postgres-dsn host=/nowhere
--- status 3
--- stderr
deployment/00000-latin1.sql:1:16: error: file is not in UTF-8: invalid byte 0xf6 [not-utf-8]
  LINE 1: create table gr��e (id int);
                         ^
  hint: Convert it: iconv -f latin1 -t utf-8 deployment/00000-latin1.sql > deployment/00000-latin1.sql.utf-8 && mv deployment/00000-latin1.sql.utf-8 deployment/00000-latin1.sql
deployment/00001-utf16.sql: error: file is in UTF-16, not in UTF-8 [not-utf-8]
  hint: Convert it: iconv -f UTF-16 -t utf-8 deployment/00001-utf16.sql > deployment/00001-utf16.sql.utf-8 && mv deployment/00001-utf16.sql.utf-8 deployment/00001-utf16.sql
deployment/00002-nul.sql:2: error: file contains a NUL byte [nul-byte]
  hint: Remove the byte, or restore the file: PostgreSQL's text cannot contain it.
deployment/00003-empty.sql: error: file is empty [empty-file]
  hint: Write a comment into it that says why, e.g. -- not needed any more.
4 problems in the source tree; nothing was run

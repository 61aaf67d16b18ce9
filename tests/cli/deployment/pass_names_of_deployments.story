# 00000-valid-file-name.sql, 00001-another-valid-file-name.sql; dot-files and README.md are ignored.
--- file deployment/00000-valid-file-name.sql
-- a placeholder
--- file deployment/00001-another-valid-file-name.sql
-- a placeholder
--- file deployment/README.md
One file per change.
--- file deployment/.gitkeep
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- stderr
<target>
[1/2] deployment/00000-valid-file-name.sql  <time>
[2/2] deployment/00001-another-valid-file-name.sql  <time>
--- query select ordinal, state, statements_done, statements_total from postgres_manager.history order by id
0|applied|0|0
1|applied|0|0

# Messages of the server may contain control characters: they are escaped as in file names. Line ends are kept.
--- file deployment/00000-a.sql
do $$ begin
  raise notice E'a\x1b[2Jb\x07c\rd\u009b31me\nthe second line' using detail = E'x\x1b]0;title\x07';
  raise exception E'm\x1b[1m' using detail = E'one\ntwo\x1b[0m', hint = E'h\u009d';
end $$;
--- run deployment --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00000-a.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
deployment/00000-a.sql: notice: a\x1b[2Jb\x07c\x0dd\xc2\x9b31me
    the second line (x\x1b]0;title\x07)
error: m\x1b[1m [P0001]
  deployment/00000-a.sql:1:1
  LINE 1: do $$ begin
          ^
  detail: one
    two\x1b[0m
  context: PL/pgSQL function inline_code_block line 3 at RAISE
  hint: h\xc2\x9d
--- run status --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state   file                    when (UTC)            remark
      0  failed  deployment/00000-a.sql  <when>  m\x1b[1m [P0001], line 1

1 deployment: 1 failed

# The directive no-transaction is not allowed in create/, so the hint does not name it.
--- file postgres-manager.json
{"repeatable": ["1-procedures"]}
--- file create/1-procedures/order.json
{"1": "do.sql"}
--- file create/1-procedures/do.sql
do $$ begin null; end $$;
--- directory deployment
--- run create --postgres-dsn {dsn} --quiet
--- status 0
--- stdout
create: 1 file applied, in <time>
--- file create/1-procedures/do.sql
do $$ begin commit; end $$;
--- run deployment --postgres-dsn {dsn} --quiet
--- status 6
--- stdout
failed     create/1-procedures/do.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
error: invalid transaction termination [2D000]
  create/1-procedures/do.sql:1:1
  LINE 1: do $$ begin commit; end $$;
          ^
  context: PL/pgSQL function inline_code_block line 1 at COMMIT
  hint: The files of create/ run in a transaction: remove COMMIT and ROLLBACK from the DO block or procedure.

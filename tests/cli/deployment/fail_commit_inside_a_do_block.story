# The text of the file does not show it. In a transaction the server refuses it; without one the block may commit.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-fill.sql
do $$
begin
  for n in 1 .. 3 loop
    insert into a values (n);
    commit;
  end loop;
end
$$;
--- run deployment --postgres-dsn {dsn}
--- status 6
--- stdout
applied    deployment/00000-a.sql  <time>
failed     deployment/00001-fill.sql  rolled back
1 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
[1/2] deployment/00000-a.sql  <time>
error: invalid transaction termination [2D000]
  deployment/00001-fill.sql:1:1
  LINE 1: do $$
          ^
  context: PL/pgSQL function inline_code_block line 5 at COMMIT
  hint: A COMMIT or ROLLBACK inside a DO block or procedure needs a file without a transaction: write the line -- postgres-manager: no-transaction at its beginning, or the directive repeat for a statement that runs in batches.
--- query select count(*) from a
0
--- run deployment --postgres-dsn {dsn} --output json
--- status 6
--- stdout
<target>
{"event":"planned","function":"deployment","in_place":1,"notices":[],"steps":[{"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-fill.sql","statements":1,"reason":"failed on <when> with 2D000, nothing of it was committed"}]}
{"event":"file-started","position":1,"total":1,"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-fill.sql"}
{"event":"finished","function":"deployment","result":"failed","seconds":<time>,"completed":[],"failure":{"code":"sql","path":"deployment/00001-fill.sql","location":{"file":"deployment/00001-fill.sql","line":1,"column":1,"source_line":"do $$"},"error":{"message":"invalid transaction termination","severity":"ERROR","sqlstate":"2D000","context":"PL/pgSQL function inline_code_block line 5 at COMMIT","line":1,"column_number":1},"statements_done":0,"kept":false,"in_part":false,"commit_unknown":false,"advice":"A COMMIT or ROLLBACK inside a DO block or procedure needs a file without a transaction: write the line -- postgres-manager: no-transaction at its beginning, or the directive repeat for a statement that runs in batches."},"unknown":[],"not_tried":[],"refusals":[]}
--- file deployment/00001-fill.sql
-- postgres-manager: no-transaction
do $$
begin
  for n in 1 .. 3 loop
    insert into a values (n);
    commit;
  end loop;
end
$$;
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00001-fill.sql  <time>
--- query select count(*) from a
3

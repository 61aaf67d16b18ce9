# 4 and 04 are the same number.
--- server none
--- file create/4-a/order.json
{"1": "a.sql"}
--- file create/4-a/a.sql
select 1;
--- file create/04-b/order.json
{"1": "b.sql"}
--- file create/04-b/b.sql
select 1;
--- run create --postgres-dsn host=/nowhere
--- status 3
--- stderr
create/4-a: error: number 4 is used twice, by "04-b" and "4-a" [duplicate-group-number]
  hint: Rename one of the two directories, so that their order is certain.
1 problem in the source tree; nothing was run

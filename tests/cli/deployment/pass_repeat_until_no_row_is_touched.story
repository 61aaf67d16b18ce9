# Each round is committed by itself. An event reports the number of rows and rounds.
--- sql
create table invoice (id int, currency text);
insert into invoice select n, null from generate_series(1, 10) as n;
create table transactions (id xid8);
create function count_transaction() returns trigger language plpgsql as 'begin insert into transactions values (pg_current_xact_id()); return null; end';
create trigger count_transaction after update on invoice for each row execute function count_transaction();
--- file deployment/00000-currency.sql
-- postgres-manager: repeat repeat-pause=10ms
update invoice
set currency = 'EUR'
where id in (select id from invoice where currency is null order by id limit 4 for update skip locked);
--- file deployment/00001-again.sql
-- postgres-manager: repeat
delete from invoice where false;
--- run deployment --first-run --postgres-dsn {dsn} --output json
--- status 0
--- stdout
<target>
{"event":"planned","function":"deployment","in_place":0,"notices":[],"steps":[{"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-currency.sql","statements":1,"reason":"has not run here"},{"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-again.sql","statements":1,"reason":"has not run here"}]}
{"event":"file-started","position":1,"total":2,"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-currency.sql"}
{"event":"round-done","path":"deployment/00000-currency.sql","rounds":1,"rows":4}
{"event":"round-done","path":"deployment/00000-currency.sql","rounds":2,"rows":8}
{"event":"round-done","path":"deployment/00000-currency.sql","rounds":3,"rows":10}
{"event":"file-done","seconds":<time>,"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-currency.sql"}
{"event":"file-started","position":2,"total":2,"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-again.sql"}
{"event":"file-done","seconds":<time>,"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-again.sql"}
{"event":"finished","function":"deployment","result":"done","seconds":<time>,"completed":[{"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-currency.sql","seconds":<time>},{"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-again.sql","seconds":<time>}],"unknown":[],"not_tried":[],"refusals":[]}
--- query select currency, count(*) from invoice group by currency
EUR|10
--- query select count(distinct id), count(*) from transactions
3|10
--- query select ordinal, state, statements_done, statements_total from postgres_manager.history order by id
0|applied|1|1
1|applied|1|1

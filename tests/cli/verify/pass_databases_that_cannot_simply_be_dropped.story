# A database with a subscription, or a template, cannot be dropped directly. Nothing is left on the scratch server.
--- file create/1-all/order.json
{"1": "all.sql"}
--- file create/1-all/all.sql
create subscription {database}_far connection 'host=nowhere.invalid password=secret' publication p
    with (connect = false, slot_name = 'kept');
do $$ begin execute format('alter database %I is_template true', current_database()); end $$;
--- file deployment/00000-all.sql
create subscription {database}_far connection 'host=nowhere.invalid password=other' publication p
    with (connect = false, slot_name = 'kept');
do $$ begin execute format('alter database %I is_template true', current_database()); end $$;
--- run verify --quiet --base empty --scratch-dsn "{dsn}"
--- status 0
--- stdout
verify: create/ and an empty base with 1 deployment lead to the same schema (3 objects), in <time>
--- query select count(*) from pg_database where datname like 'pgmanager_verify%'
0

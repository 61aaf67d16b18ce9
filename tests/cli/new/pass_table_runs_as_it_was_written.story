# A table in create/ and in a deployment, with the format of order.json kept: create and deployment run both files
# unchanged.
--- file create/1-schemas/order.json
{"1": "sch_app.sql"}
--- file create/1-schemas/sch_app.sql
create schema app;
--- bytes create/4-tables/order.json
{\r\n\t"01" : "tbl_customer.sql",\r\n\t"02" : "tbl_invoice.sql"\r\n}
--- file create/4-tables/tbl_customer.sql
create table app.customer (id int);
--- file create/4-tables/tbl_invoice.sql
create table app.invoice (id int);
--- file deployment/00000-add-app.sql
create schema app;
--- run new --table app.order_line --undo
--- status 0
--- stdout
wrote create/4-tables/tbl_order_line.sql  (for new instances)
wrote deployment/00001-add-order-line.sql  (for existing instances)
wrote undo/00001-add-order-line.sql  (reverts the deployment)
wrote create/4-tables/order.json  (lists it)
next: write the same columns into both, then check: postgres-manager deployment --dry-run
--- run new sort order of lines --table app.order
--- status 0
--- stdout
wrote create/4-tables/tbl_order.sql  (for new instances)
wrote deployment/00002-sort-order-of-lines.sql  (for existing instances)
wrote create/4-tables/order.json  (lists it)
next: write the same columns into both, then check: postgres-manager deployment --dry-run
--- run create --postgres-dsn {dsn}
--- status 0
--- stdout
create: 5 files applied, 3 deployments marked as contained, in <time>
--- stderr
<target>
[1/5] create/1-schemas/sch_app.sql  <time>
[2/5] create/4-tables/tbl_customer.sql  <time>
[3/5] create/4-tables/tbl_invoice.sql  <time>
[4/5] create/4-tables/tbl_order_line.sql  <time>
[5/5] create/4-tables/tbl_order.sql  <time>
--- query select string_agg(table_name, ' ' order by table_name) from information_schema.tables where table_schema = 'app'
customer invoice order order_line
--- sql
drop schema app cascade; drop schema postgres_manager cascade;
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 3 files applied, in <time>
--- stderr
<target>
[1/3] deployment/00000-add-app.sql  <time>
[2/3] deployment/00001-add-order-line.sql  <time>
[3/3] deployment/00002-sort-order-of-lines.sql  <time>
--- query select string_agg(table_name, ' ' order by table_name) from information_schema.tables where table_schema = 'app'
order order_line

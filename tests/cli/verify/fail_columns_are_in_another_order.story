# ALTER TABLE ... ADD adds a column at the end, but CREATE TABLE has it in the middle.
--- server none
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int, name text);
--- file deployment/00000-a.sql
create table a (id int, name text);
--- git init -qb main
--- git add -A
--- git commit -qm one
--- git checkout -qb side
--- file create/1-tables/tbl_a.sql
create table a (id int, colour text, name text);
--- file deployment/00001-add-colour.sql
alter table a add colour text;
--- run verify --quiet
--- status 8
--- stdout
- create/   + base f51cacd with 1 deployment

schema public
  ~ table a
    order of columns
      - create/                         id, colour, name
      + base f51cacd with 1 deployment  id, name, colour

1 difference: 1 with another column order
  hint: ALTER TABLE adds a new column last: write it last in create/, too, or use --ignore column-order.
verify: create/ and base f51cacd with 1 deployment do not lead to the same schema, in <time>
--- run verify --quiet --ignore column-order
--- status 0
--- stdout
verify: create/ and base f51cacd with 1 deployment lead to the same schema (6 objects), in <time>

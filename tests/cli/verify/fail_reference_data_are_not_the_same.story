# Rows are only compared with --data: one is missing in create/, one in the deployment, one differs.
--- server none
--- file create/1-tables/order.json
{"1": "tbl_country.sql", "2": "tbl_log.sql"}
--- file create/1-tables/tbl_country.sql
create table country (code text primary key, name text not null, since date, made timestamptz default now());
--- file create/1-tables/tbl_log.sql
create table log (text text);
--- file create/2-data/order.json
{"1": "ref_country.sql"}
--- file create/2-data/ref_country.sql
insert into country (code, name) values ('DE', 'Germany'), ('FR', 'France');
--- file deployment/00000-country.sql
create table country (code text primary key, name text not null, since date, made timestamptz default now());
create table log (text text);
insert into country (code, name) values ('DE', 'Germany'), ('FR', 'France');
--- run verify --base empty --data
--- status 0
--- stdout
verify: create/ and an empty base with 1 deployment lead to the same schema (10 objects, rows of 1 table), in <time>
--- stderr
building create/
[1/3] create/1-tables/tbl_country.sql  <time>
[2/3] create/1-tables/tbl_log.sql  <time>
[3/3] create/2-data/ref_country.sql  <time>
building an empty base with 1 deployment
[1/1] deployment/00000-country.sql  <time>
notice: not compared, because their default differs in each run: public.country.made
--- file create/2-data/ref_country.sql
insert into country (code, name) values ('DE', 'Germany'), ('AT', 'Austria'), ('FR', 'La France');
insert into log values ('one'), ('two'), ('two');
--- file deployment/00001-italy.sql
insert into country (code, name, since) values ('IT', 'Italy', '1861-03-17');
insert into log values ('two'), (null);
update country set since = '0987-07-03' where code = 'FR';
--- run verify --base empty --quiet
--- status 0
--- stdout
verify: create/ and an empty base with 2 deployments lead to the same schema (10 objects), in <time>
--- run verify --base empty --quiet --data
--- status 8
--- stdout
rows of table public.country
  - code 'AT'  only in create/
  ~ code 'FR'
    name
      - create/                           'La France'
      + an empty base with 2 deployments  'France'
    since
      - create/                           NULL
      + an empty base with 2 deployments  '0987-07-03'
  + code 'IT'  only in an empty base with 2 deployments
rows of table public.log
  + text NULL  only in an empty base with 2 deployments
  - text 'one'  only in create/
  - text 'two'  only in create/

6 rows are not the same in 2 tables
  hint: Rows must be both in create/ and in a deployment.
verify: create/ and an empty base with 2 deployments do not lead to the same rows, in <time>
--- run verify --base empty --quiet --data --output json
--- status 8
--- stdout
{"event":"verified","passed":false,"seconds":<time>,"base":{"kind":"empty"},"deployments":["deployment/00000-country.sql","deployment/00001-italy.sql"],"notices":[],"hints":["Rows must be both in create/ and in a deployment."],"schemas":{"equal":true,"left":{"name":"create/","server_version":<server>,"objects":10,"not_compared":[]},"right":{"name":"an empty base with 2 deployments","server_version":<server>,"objects":10,"not_compared":[]},"counts":{"only-left":0,"only-right":0,"changed":0,"renamed":0,"reordered":0},"differences":[],"equal_objects":{"extension":["plpgsql"],"schema":["public"],"table":["public.country","public.log"]}},"rows":{"equal":false,"compared":2,"left_out":["public.country.made"],"tables":[{"table":"public.country","key":["code"],"rows":[{"what":"only-left","key":["AT"]},{"what":"changed","key":["FR"],"differences":[{"column":"name","left":"La France","right":"France"},{"column":"since","left":null,"right":"0987-07-03"}]},{"what":"only-right","key":["IT"]}]},{"table":"public.log","key":["text"],"rows":[{"what":"only-right","key":[null]},{"what":"only-left","key":["one"]},{"what":"only-left","key":["two"]}]}]}}
--- file deployment/00002-length.sql
alter table country add length int;
--- run verify --base empty --quiet --data
--- status 8
--- stdout
- create/   + an empty base with 3 deployments

schema public
  ~ table country
    + column length  only in an empty base with 3 deployments: type integer

1 difference: 1 only in an empty base with 3 deployments
  hint: New instances never get what is only in the deployments: write it into create/, too.
rows of table public.country
  - code 'AT'  only in create/
  ~ code 'FR'
    name
      - create/                           'La France'
      + an empty base with 3 deployments  'France'
    since
      - create/                           NULL
      + an empty base with 3 deployments  '0987-07-03'
  + code 'IT'  only in an empty base with 3 deployments
rows of table public.log
  + text NULL  only in an empty base with 3 deployments
  - text 'one'  only in create/
  - text 'two'  only in create/

6 rows are not the same in 2 tables
  hint: Rows must be both in create/ and in a deployment.
verify: create/ and an empty base with 3 deployments do not lead to the same schema, in <time>

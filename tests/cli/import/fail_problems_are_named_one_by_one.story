# Everything that is wrong is reported with the file and line of the other tool, and nothing is written.
--- server none
--- file db/V1__a.sql
create table a (id int);
rollback;
--- file db/V1.0__b.sql
select '${x} and more';
--- file db/U7__c.sql
drop table c;
--- run import db --accept unproven
--- status 3
--- stderr
db/V1.0__b.sql:1: error: placeholder ${x} cannot become a psql variable here [import-placeholder]
  hint: Give its value, which is then written into the file: --set x=VALUE
db/V1__a.sql: error: version 1 is used twice, by "V1.0__b.sql" and "V1__a.sql" [import-duplicate-version]
  hint: Rename or remove one of them, as the tool itself requires.
db/U7__c.sql: error: undo file of version 7, which has no V file [import-undo-without-migration]
  hint: Remove it, or restore the V file.
db/V1__a.sql:2:1: error: ROLLBACK inside a file of the tree [transaction-control]
  LINE 2: rollback;
          ^
  hint: Remove it: each file already runs in its own transaction; savepoints are allowed.
4 problems in the files of Flyway; nothing was written
--- run import db --output json --accept unproven
--- status 3
--- stdout
{"event":"findings","findings":[{"rule":"import-placeholder","location":{"file":"db/V1.0__b.sql","line":1},"message":"placeholder ${x} cannot become a psql variable here","hint":"Give its value, which is then written into the file: --set x=VALUE"},{"rule":"import-duplicate-version","location":{"file":"db/V1__a.sql"},"message":"version 1 is used twice, by \"V1.0__b.sql\" and \"V1__a.sql\"","hint":"Rename or remove one of them, as the tool itself requires."},{"rule":"import-undo-without-migration","location":{"file":"db/U7__c.sql"},"message":"undo file of version 7, which has no V file","hint":"Remove it, or restore the V file."},{"rule":"transaction-control","location":{"file":"db/V1__a.sql","line":2,"column":1,"source_line":"rollback;"},"message":"ROLLBACK inside a file of the tree","hint":"Remove it: each file already runs in its own transaction; savepoints are allowed."}]}
--- run validate
--- status 3
--- stderr
error: there is no source tree in directory "."
  detail: It has none of create/, deployment/ and manual-deployment/.
  hint: Name the directory that contains it with --root DIR, or begin one here: postgres-manager init

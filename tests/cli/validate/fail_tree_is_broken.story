# All findings of all directories in one pass.
--- server none
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file deployment/00000-a.sql
select 1;
--- file deployment/00002-c.sql
select 'open;
--- file manual-deployment/fix.sql
select 1;
--- run validate
--- status 3
--- stderr
create/1-tables/order.json:1: error: file "tbl_a.sql" does not exist [order-json-missing-file]
  hint: Create create/1-tables/tbl_a.sql, or remove the entry.
deployment/00002-c.sql: error: ordinal 00001 is missing between "00000-a.sql" and "00002-c.sql" [ordinal-gap]
  hint: If another branch has the missing file, merge that first; if it was deleted, restore it. If a file after the gap has run on any instance, write a file with only a comment in its place, under the name of the missing one if that has run, too. Only if none has, close the gap: postgres-manager renumber --all, or: mv deployment/00002-c.sql deployment/00001-c.sql
deployment/00002-c.sql:1:8: error: unterminated quoted string [unterminated]
  LINE 1: select 'open;
                 ^
  hint: Close the quoted string that begins here.
manual-deployment/fix.sql: error: "fix.sql" is not named <ordinal>-<rest>.sql [stray-entry]
  hint: Rename it: mv manual-deployment/fix.sql manual-deployment/00000-fix.sql
4 problems in the source tree; nothing was run
--- run validate --output json
--- status 3
--- stdout
{"event":"findings","findings":[{"rule":"order-json-missing-file","location":{"file":"create/1-tables/order.json","line":1,"source_line":"{\"1\": \"tbl_a.sql\"}"},"message":"file \"tbl_a.sql\" does not exist","hint":"Create create/1-tables/tbl_a.sql, or remove the entry."},{"rule":"ordinal-gap","location":{"file":"deployment/00002-c.sql"},"message":"ordinal 00001 is missing between \"00000-a.sql\" and \"00002-c.sql\"","hint":"If another branch has the missing file, merge that first; if it was deleted, restore it. If a file after the gap has run on any instance, write a file with only a comment in its place, under the name of the missing one if that has run, too. Only if none has, close the gap: postgres-manager renumber --all, or: mv deployment/00002-c.sql deployment/00001-c.sql"},{"rule":"unterminated","location":{"file":"deployment/00002-c.sql","line":1,"column":8,"source_line":"select 'open;"},"message":"unterminated quoted string","hint":"Close the quoted string that begins here."},{"rule":"stray-entry","location":{"file":"manual-deployment/fix.sql"},"message":"\"fix.sql\" is not named <ordinal>-<rest>.sql","hint":"Rename it: mv manual-deployment/fix.sql manual-deployment/00000-fix.sql"}]}
--- run validate --postgres-dsn host=/nowhere
--- status 3
--- stderr
create/1-tables/order.json:1: error: file "tbl_a.sql" does not exist [order-json-missing-file]
  hint: Create create/1-tables/tbl_a.sql, or remove the entry.
deployment/00002-c.sql: error: ordinal 00001 is missing between "00000-a.sql" and "00002-c.sql" [ordinal-gap]
  hint: If another branch has the missing file, merge that first; if it was deleted, restore it. If a file after the gap has run on any instance, write a file with only a comment in its place, under the name of the missing one if that has run, too. Only if none has, close the gap: postgres-manager renumber --all, or: mv deployment/00002-c.sql deployment/00001-c.sql
deployment/00002-c.sql:1:8: error: unterminated quoted string [unterminated]
  LINE 1: select 'open;
                 ^
  hint: Close the quoted string that begins here.
manual-deployment/fix.sql: error: "fix.sql" is not named <ordinal>-<rest>.sql [stray-entry]
  hint: Rename it: mv manual-deployment/fix.sql manual-deployment/00000-fix.sql
4 problems in the source tree; nothing was run

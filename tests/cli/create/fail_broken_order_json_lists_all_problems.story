# All problems of a tree in one pass, nothing sent to a server.
--- server none
--- file create/1-a/order.json
{"1": "a.sql",
 "2": "b.sql",
 "2": "c.sql",
 "4": "a.sql",
 "x": "d.sql",
 "5": 7,
 "6": "../e.sql",
 "7": "missing.sql"}
--- file create/1-a/a.sql
select 1;
--- file create/1-a/b.sql
select 1;
--- file create/1-a/c.sql
select 1;
--- file create/1-a/unlisted.sql
select 1;
--- run create --postgres-dsn host=/nowhere
--- status 3
--- stderr
create/1-a/order.json:3: error: key "2" appears twice, first on line 2 [order-json-duplicate-key]
  hint: Give each file a number of its own: of two equal keys, JSON readers keep only the last.
create/1-a/order.json:4: error: file "a.sql" is listed twice, first on line 1 [order-json-duplicate-file]
  hint: Remove one of the two entries.
create/1-a/order.json:4: error: key 3 is missing between "2" and "4" [order-json-gap]
  hint: Number the keys without gaps: "3" follows "2".
create/1-a/order.json:5: error: file "d.sql" does not exist [order-json-missing-file]
  hint: Create create/1-a/d.sql, or remove the entry.
create/1-a/order.json:5: error: key "x" is not an integer [order-json-key]
  hint: Write a number that consists of digits only, e.g. "1".
create/1-a/order.json:6: error: value of key "5" is a number, not a string [order-json-value]
  hint: Write the name of a .sql file, e.g. "tbl_a.sql".
create/1-a/order.json:7: error: "../e.sql" is outside of create/1-a/ [path-leaves-directory]
  hint: Write the name of a file in the directory of order.json, without any slash.
create/1-a/order.json:8: error: file "missing.sql" does not exist [order-json-missing-file]
  hint: Create create/1-a/missing.sql, or remove the entry.
create/1-a/unlisted.sql: error: file "unlisted.sql" is not listed in order.json [order-json-unlisted-file]
  hint: Add it to order.json, as "8": "unlisted.sql" if it runs last, or delete the file.
9 problems in the source tree; nothing was run
--- run create --postgres-dsn host=/nowhere --output json
--- status 3
--- stdout
{"event":"findings","findings":[{"rule":"order-json-duplicate-key","location":{"file":"create/1-a/order.json","line":3,"source_line":" \"2\": \"c.sql\","},"message":"key \"2\" appears twice, first on line 2","hint":"Give each file a number of its own: of two equal keys, JSON readers keep only the last."},{"rule":"order-json-duplicate-file","location":{"file":"create/1-a/order.json","line":4,"source_line":" \"4\": \"a.sql\","},"message":"file \"a.sql\" is listed twice, first on line 1","hint":"Remove one of the two entries."},{"rule":"order-json-gap","location":{"file":"create/1-a/order.json","line":4,"source_line":" \"4\": \"a.sql\","},"message":"key 3 is missing between \"2\" and \"4\"","hint":"Number the keys without gaps: \"3\" follows \"2\"."},{"rule":"order-json-missing-file","location":{"file":"create/1-a/order.json","line":5,"source_line":" \"x\": \"d.sql\","},"message":"file \"d.sql\" does not exist","hint":"Create create/1-a/d.sql, or remove the entry."},{"rule":"order-json-key","location":{"file":"create/1-a/order.json","line":5,"source_line":" \"x\": \"d.sql\","},"message":"key \"x\" is not an integer","hint":"Write a number that consists of digits only, e.g. \"1\"."},{"rule":"order-json-value","location":{"file":"create/1-a/order.json","line":6,"source_line":" \"5\": 7,"},"message":"value of key \"5\" is a number, not a string","hint":"Write the name of a .sql file, e.g. \"tbl_a.sql\"."},{"rule":"path-leaves-directory","location":{"file":"create/1-a/order.json","line":7,"source_line":" \"6\": \"../e.sql\","},"message":"\"../e.sql\" is outside of create/1-a/","hint":"Write the name of a file in the directory of order.json, without any slash."},{"rule":"order-json-missing-file","location":{"file":"create/1-a/order.json","line":8,"source_line":" \"7\": \"missing.sql\"}"},"message":"file \"missing.sql\" does not exist","hint":"Create create/1-a/missing.sql, or remove the entry."},{"rule":"order-json-unlisted-file","location":{"file":"create/1-a/unlisted.sql"},"message":"file \"unlisted.sql\" is not listed in order.json","hint":"Add it to order.json, as \"8\": \"unlisted.sql\" if it runs last, or delete the file."}]}

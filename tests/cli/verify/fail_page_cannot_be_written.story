# Reported before anything is built; no file is left or lost.
--- server none
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int;
--- file deployment/00000-a.sql
create table a (id int);
--- run verify --base empty --html nowhere/page.html
--- status 2
--- stderr
error: could not write "nowhere/page.html": No such file or directory
  hint: Name a file in an existing, writable directory: --html FILE.
--- run verify --base empty --html create
--- status 2
--- stderr
error: could not write "create": Is a directory
  hint: Name a file in an existing, writable directory: --html FILE.
--- run verify --base empty --html create/1-tables/tbl_a.sql
--- status 2
--- stderr
error: file "create/1-tables/tbl_a.sql" exists and is not an HTML page
  hint: Name another file, or remove it: --html FILE.
--- run verify --base empty --html -
--- status 2
--- stderr
error: --html cannot write to standard output
  hint: Name the file to write the page to.
--- run verify --base empty --html ""
--- status 2
--- stderr
error: the name of the file in --html is empty
  hint: Name the file to write the page to.
--- file page.html
<!doctype html>an older one
--- run verify --quiet --base empty --html page.html
--- status 6
--- stdout
verify: nothing could be compared, stopped at create/, in <time>
--- stderr
error: could not build create/
error: syntax error at end of input [42601]
  create/1-tables/tbl_a.sql:1:23
  LINE 1: create table a (id int;
                                ^
--- run verify --quiet --base empty --html other.html
--- status 6
--- stdout
verify: nothing could be compared, stopped at create/, in <time>
--- stderr
error: could not build create/
error: syntax error at end of input [42601]
  create/1-tables/tbl_a.sql:1:23
  LINE 1: create table a (id int;
                                ^
--- git hash-object page.html
b11819ef21c16a679fe919a96d07a20aac20c2a4
--- git init -q
--- git ls-files --others
create/1-tables/order.json
create/1-tables/tbl_a.sql
deployment/00000-a.sql
page.html

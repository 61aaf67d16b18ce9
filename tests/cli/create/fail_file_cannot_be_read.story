# A symbolic link that leads nowhere.
--- server none
--- file create/1-a/order.json
{"1": "a.sql"}
--- link create/1-a/a.sql b.sql
--- run create --postgres-dsn host=/nowhere
--- status 3
--- stderr
create/1-a/a.sql: error: could not follow symbolic link: No such file or directory [file-unreadable]
  hint: Point the link to a file of its own directory, or put the file itself there.
1 problem in the source tree; nothing was run

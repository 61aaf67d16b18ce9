# It cannot be listed.
--- server none
--- file deployment
select 1;
--- run deployment --postgres-dsn host=/nowhere
--- status 3
--- stderr
deployment: error: could not open directory "./deployment": Not a directory [directory-unreadable]
  hint: Make it a directory that the user who runs this can read.
1 problem in the source tree; nothing was run

# A misspelled hook would never run.
--- executable hooks/before-deploy
#!/bin/sh
--- file hooks/after-deployment
#!/bin/sh
--- directory hooks/after-failure
--- file hooks/README.md
Takes the application out of rotation.
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --postgres-dsn {dsn}
--- status 3
--- stderr
hooks/after-deployment: error: hook "after-deployment" is not executable [hook-not-executable]
  hint: Make it executable: chmod +x hooks/after-deployment
hooks/after-failure: error: "after-failure" is not a regular file [hook-not-a-file]
  hint: Move it out of hooks/, which may contain only executable files.
hooks/before-deploy: error: "before-deploy" is not a hook [hook-unknown]
  hint: Did you mean "before-deployment"? Rename it: mv hooks/before-deploy hooks/before-deployment
3 problems in the source tree; nothing was run
--- run validate --output json
--- status 3
--- stdout
{"event":"findings","findings":[{"rule":"hook-not-executable","location":{"file":"hooks/after-deployment"},"message":"hook \"after-deployment\" is not executable","hint":"Make it executable: chmod +x hooks/after-deployment"},{"rule":"hook-not-a-file","location":{"file":"hooks/after-failure"},"message":"\"after-failure\" is not a regular file","hint":"Move it out of hooks/, which may contain only executable files."},{"rule":"hook-unknown","location":{"file":"hooks/before-deploy"},"message":"\"before-deploy\" is not a hook","hint":"Did you mean \"before-deployment\"? Rename it: mv hooks/before-deploy hooks/before-deployment"}]}

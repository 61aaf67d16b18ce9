# Actions and output of hooks are events; the output is not copied to standard output or standard error.
--- executable hooks/before-deployment
#!/bin/sh
printf 'a "quoted" word\nt\303\266ne \377\n'
--- executable hooks/after-deployment
#!/bin/sh
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --postgres-dsn {dsn} --output json
--- status 0
--- stdout
<target>
{"event":"planned","function":"deployment","in_place":0,"notices":[],"steps":[{"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql","statements":1,"reason":"has not run here"}],"hooks":["before-deployment","after-deployment"]}
{"event":"hook-started","hook":"before-deployment"}
{"event":"hook-output","hook":"before-deployment","text":"a \"quoted\" word"}
{"event":"hook-output","hook":"before-deployment","text":"töne �"}
{"event":"hook-done","hook":"before-deployment","seconds":<time>}
{"event":"file-started","position":1,"total":1,"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql"}
{"event":"file-done","seconds":<time>,"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql"}
{"event":"hook-started","hook":"after-deployment"}
{"event":"hook-done","hook":"after-deployment","seconds":<time>}
{"event":"finished","function":"deployment","result":"done","seconds":<time>,"completed":[{"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql","seconds":<time>}],"unknown":[],"not_tried":[],"refusals":[]}

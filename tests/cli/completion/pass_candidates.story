# The scripts of the shells ask the program itself, with the words so far. They are typed in tests/scripts/.
--- server none
--- file deployment/00000-first.sql
select 1;
--- file deployment/00001-second.sql
select 2;
--- file postgres-manager.json
{"environments": {"production": {}, "staging": {}}}
--- run __complete undo --to 0
--- status 0
--- stdout
00000	first
00001	second
--- run __complete status --environment ""
--- status 0
--- stdout
production
staging
--- run __complete verify --html ""
--- status 0
--- stdout
:files
--- run __complete help ver
--- status 0
--- stdout
verify	prove that create/ and the deployments lead to the same schema
version	show the version

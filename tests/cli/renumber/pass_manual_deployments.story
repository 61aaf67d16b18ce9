# They are only renamed if two have the same ordinal: gaps are allowed. Untracked files are renamed, too.
--- server none
--- file manual-deployment/00000-a.sql
select 1;
--- git init -qb main
--- git add -A
--- git commit -qm one
--- file manual-deployment/00004-b.sql
select 2;
--- run renumber
--- status 0
--- stdout
renumber: nothing to do, all ordinals already follow those of main
--- file manual-deployment/00000-c.sql
select 3;
--- run renumber
--- status 0
--- stdout
renamed manual-deployment/00000-c.sql to manual-deployment/00001-c.sql
renamed manual-deployment/00004-b.sql to manual-deployment/00002-b.sql
renumber: 2 files renamed, after those of main
--- git status --short
?? manual-deployment/00001-c.sql
?? manual-deployment/00002-b.sql
